import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { capacityAtVersion22, encodeQr } from '../../../main/core/qr.ts';

describe('the QR code', () => {
  it.each(capacityAtVersion22)('level %s holds %i bytes at version 22, not one more', (level, capacity) => {
    const version = (bytes: number): number =>
      create([{ data: Buffer.alloc(bytes, 'a'), mode: 'byte' }], { errorCorrectionLevel: level }).version;
    expect(version(capacity)).toBe(22);
    expect(version(capacity + 1)).toBe(23);
  });

  it.each([
    [60, 'H', false],
    [500, 'Q', false],
    [760, 'M', false],
    [805, 'L', false],
    [1003, 'L', false],
    [1004, 'L', true],
    [2300, 'L', true],
  ])('of %i bytes uses level %s, dense: %s', (bytes, level, dense) => {
    expect(encodeQr('x'.repeat(bytes))).toMatchObject({ level, dense });
  });

  it('has a module for each place', () => {
    const code = encodeQr('https://pay.example/?token=abc');
    expect(code?.modules).toMatch(/^[01]+$/);
    expect(code?.modules).toHaveLength((code?.size ?? 0) ** 2);
    expect(code?.size).toBe(17 + 4 * (code?.version ?? 0));
  });

  it('does not exist for what no code can hold', () => {
    expect(encodeQr('x'.repeat(2954))).toBeNull();
  });
});
