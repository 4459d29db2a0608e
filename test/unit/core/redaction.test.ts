import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedaction } from '../../../main/core/redaction.ts';

const redact = createRedaction(['jana', 'Lena Lehner', 'Kaffeehaus am Graben', 'X']);

describe('a line of the log on its way out', () => {
  it('keeps what helps', () => {
    const line = '2026-11-24T18:00:00.000Z info a call failed {"call":"vault.unlock","code":"vault-wait","tries":3}';
    expect(redact(line)).toBe(line);
    expect(redact('at createDelivery (node:internal/process/task_queues:105:5)')).toContain('task_queues:105:5');
  });

  it('loses names, in any case, addresses and mails', () => {
    expect(redact('LENA LEHNER of Kaffeehaus am Graben')).toBe('(name) of (name)');
    expect(redact('GET https://api.shop.example/v1?token=a.b and mail to max@shop.example')).toBe(
      'GET (address) and mail to (mail)',
    );
  });

  it('loses folders, which bear their owner’s name, and keeps the file', () => {
    expect(redact('at run (file:///home/someone/desk/out/main/index.js:10:3)')).toBe('at run ((folder)/index.js:10:3)');
    expect(redact('at run (C:\\Users\\Someone\\desk\\index.js:10:3)')).toBe('at run ((folder)/index.js:10:3)');
  });

  it('numbers ids, so that they can still be told apart', () => {
    const [a, b] = ['0f6f9f3a-7c07-4b34-9d6e-6f1c9a3d2f11', '9f3c1c1e-0000-4000-8000-000000000000'];
    expect(redact(`${a} ${b} ${a.toUpperCase()}`)).toBe('(id 1) (id 2) (id 1)');
  });

  it('loses whatever looks like a key, whatever stands around it', () => {
    const key = fc
      .string({ unit: fc.constantFrom(...'abcXYZ019_-'), minLength: 20, maxLength: 60 })
      .filter((text) => /\d/.test(text) && /[a-z]/i.test(text));
    fc.assert(
      fc.property(key, fc.constantFrom('key=', '"', ' ', '{"x":"'), (secret, before) => {
        expect(redact(`${before}${secret}"`)).not.toContain(secret);
      }),
    );
  });
});
