import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureOf } from '../../../renderer/features/handover/code-picture.ts';
import {
  darkRuns,
  leastRoom,
  placeQr,
  quietZone,
  smallestModule,
} from '../../../renderer/features/handover/qr-drawing.ts';
import { scanOf } from '../../../renderer/features/handover/scan-meter.ts';
import { aLink, drawnCode } from '../../builders/drawn-code.ts';
import { decoded } from '../../fakes/decoder.ts';
import { heldAs, photograph } from '../../fakes/phone-camera.ts';

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

  it('reads as the link on every density, straight and through a phone, 100 of 100', async () => {
    const densities = [1, 1.25, 1.5, 2, 3];
    const failed: unknown[] = [];
    for (let count = 0; count < 100; count++) {
      const bytes = 60 + Math.round((count / 99) * 2_240);
      const ratio = densities[count % densities.length] ?? 1;
      const link = aLink(bytes, count);
      const code = drawnCode(link, 300, ratio);
      const read = [await decoded(code), await decoded(photograph(code, code.module, heldAs(count)))];
      if (!read.every((texts) => texts.length === 1 && texts[0] === link))
        failed.push({ bytes, ratio, ...heldAs(count) });
    }
    expect(failed).toEqual([]);
  });

  it('is looked at pixel by pixel before it is read back: grey is no code', () => {
    const white = new Uint8ClampedArray(21 * 21 * 4).fill(255);
    expect(pictureOf(21, white)?.side).toBe(21);
    for (const shade of [1, 128, 254]) {
      const grey = white.slice().fill(shade, 400, 403);
      expect(pictureOf(21, grey)).toBeNull();
    }
    expect(pictureOf(21, white.slice().fill(0, 403, 404))).toBeNull();
  });
});

describe('the scan meter', () => {
  it('says how large, from where, and what helps', () => {
    // Version 20 at four CSS pixels a module, as a window of the usual size has it.
    expect(scanOf({ size: 97, dense: false }, 105 * 4)).toEqual({ sideMm: 111, farthestCm: 60, advice: 'comfortable' });
    expect(scanOf({ size: 97, dense: false }, 105 * 1.5).advice).toBe('small');
    expect(scanOf({ size: 145, dense: true }, 153 * 4).advice).toBe('dense');
  });

  it('never sends anybody further away for a smaller code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 177 }), fc.integer({ min: 100, max: 2_000 }), (size, side) => {
        const scan = scanOf({ size, dense: false }, side);
        expect(scanOf({ size, dense: false }, side + 50).farthestCm).toBeGreaterThanOrEqual(scan.farthestCm);
        expect(scan.farthestCm).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
