import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { encodeQr } from '../../../main/core/qr.ts';
import {
  darkRuns,
  leastRoom,
  placeQr,
  quietZone,
  smallestModule,
} from '../../../renderer/features/handover/qr-drawing.ts';

const link = `https://pay.dev.zastrpay.com/?token=${'eyJhbGciOiJSUzI1NiJ9'.repeat(38)}`;

describe('a QR code on a screen', () => {
  it('has whole pixels a module, never fewer than a phone can read, and fits where it can', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).map((version) => 17 + 4 * version),
        fc.integer({ min: 0, max: 2_000 }),
        fc.constantFrom(1, 1.25, 1.5, 1.75, 2, 2.5, 3),
        (size, room, ratio) => {
          const { module, side, cssSide } = placeQr(size, room, ratio);
          expect(Number.isInteger(module)).toBe(true);
          expect(module).toBeGreaterThanOrEqual(smallestModule);
          expect(side).toBe(module * (size + 2 * quietZone));
          expect(cssSide * ratio).toBeCloseTo(side, 6);
          const least = leastRoom(size, ratio);
          expect(cssSide).toBeLessThanOrEqual(Math.max(room, least) + 1e-6);
          // The next larger module would not fit.
          expect((module + 1) * (size + 2 * quietZone)).toBeGreaterThan(room * ratio);
        },
      ),
    );
  });

  it('is drawn module for module', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.boolean()), (size, bits) => {
        const modules = [...bits.take(size * size)].map((dark) => (dark ? '1' : '0')).join('');
        const drawn = Array<string>(size * size).fill('0');
        for (const { row, column, length } of darkRuns(size, modules)) {
          drawn.fill('1', row * size + column, row * size + column + length);
        }
        expect(drawn.join('')).toBe(modules);
      }),
    );
  });

  it('reads as the link, by a decoder that knows nothing of this one', async () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const file = await readFile(wasm);
    prepareZXingModule({
      overrides: { wasmBinary: file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) },
    });
    const qr = encodeQr(link);
    if (qr === null) throw new Error('too long');
    const { module, side } = placeQr(qr.size, 452, 1);
    const data = new Uint8ClampedArray(side * side * 4).fill(255);
    for (const { row, column, length } of darkRuns(qr.size, qr.modules)) {
      for (let y = (row + quietZone) * module; y < (row + quietZone + 1) * module; y++) {
        const from = (y * side + (column + quietZone) * module) * 4;
        for (let at = from; at < from + length * module * 4; at += 4) data.fill(0, at, at + 3);
      }
    }
    const read = await readBarcodes({ data, width: side, height: side, colorSpace: 'srgb' } as ImageData, {
      formats: ['QRCode'],
    });
    expect(read.map(({ text }) => text)).toEqual([link]);
  });
});
