import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleUrl } from '../../../main/shell/console-address.ts';
import { contentSecurityPolicy, fileFor, readConsoleFile } from '../../../main/shell/console-files.ts';

const origin = new URL(consoleUrl).origin;
let around: string;
let folder: string;

beforeAll(() => {
  around = mkdtempSync(path.join(tmpdir(), 'console-'));
  folder = path.join(around, 'renderer');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  mkdirSync(path.join(around, 'renderer-of-somebody-else'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(path.join(folder, 'assets', 'index.js'), 'export {};');
  writeFileSync(path.join(folder, 'assets', 'odd.exe'), 'MZ');
  writeFileSync(path.join(around, 'secret'), 'outside');
  writeFileSync(path.join(around, 'renderer-of-somebody-else', 'secret'), 'outside');
});

afterAll(() => rmSync(around, { recursive: true }));

describe('the files of the console', () => {
  it.each([
    ['/', 200, 'text/html; charset=utf-8'],
    ['/index.html?x=1#y', 200, 'text/html; charset=utf-8'],
    ['/assets/index.js', 200, 'text/javascript; charset=utf-8'],
    ['/assets/odd.exe', 200, 'application/octet-stream'],
    ['/assets', 404, 'text/plain; charset=utf-8'],
    ['/missing.js', 404, 'text/plain; charset=utf-8'],
    ['/%', 400, 'text/plain; charset=utf-8'],
    ['/..%2fsecret', 400, 'text/plain; charset=utf-8'],
    ['/..%5csecret', 400, 'text/plain; charset=utf-8'],
    ['/assets%2f..%2f..%2fsecret', 400, 'text/plain; charset=utf-8'],
    ['/..%2frenderer-of-somebody-else/secret', 400, 'text/plain; charset=utf-8'],
    ['/C:%5csecret', 400, 'text/plain; charset=utf-8'],
    ['/index.html%00.js', 400, 'text/plain; charset=utf-8'],
    ['/../secret', 404, 'text/plain; charset=utf-8'],
  ])('%s is answered with %i', async (address, status, type) => {
    const answer = await readConsoleFile(folder, origin + address);
    expect(answer.status).toBe(status);
    expect(answer.headers['Content-Type']).toBe(type);
    expect(answer.body.toString()).not.toBe('outside');
  });

  it('carry the policy and forbid guessing, whatever the answer', async () => {
    for (const address of ['/', '/missing.js', '/..%2fsecret']) {
      const { headers } = await readConsoleFile(folder, origin + address);
      expect(headers).toMatchObject({
        'Content-Security-Policy': contentSecurityPolicy(),
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': 'no-store',
      });
    }
    expect(contentSecurityPolicy()).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(contentSecurityPolicy()).not.toMatch(/unsafe|\*|https?:/);
  });

  it('never lie outside the folder, however the address is spelled', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2E.', '/', '%2f', '\\', '%5c', '//', 'assets', 'C:', '%00', '%', '?', '#'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = fileFor(folder, `${origin}/${pieces.join('')}`);
        return file === null || file.startsWith(folder + path.sep);
      }),
      { numRuns: 2_000 },
    );
  });
});
