import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodePixels, pixelsOf, withoutRepeats } from '../../../main/handouts/code-pixels.ts';
import { pictureOf } from '../../../renderer/features/handover/code-picture.ts';
import { aLink, drawnCode, pictureOfCode } from '../../builders/drawn-code.ts';

/** As the screen draws it: 113 modules, four pixels each. */
const onScreen = (): CodePixels => pixelsOf(pictureOfCode(drawnCode(aLink(760), 480)));

/** Each module as a square again. */
function enlarged({ side, dark }: CodePixels, size: number): CodePixels {
  const wide = side * size;
  const at = (pixel: number): number =>
    dark[Math.floor(Math.floor(pixel / wide) / size) * side + Math.floor((pixel % wide) / size)] ?? 0;
  return { side: wide, dark: Uint8Array.from({ length: wide * wide }, (_, pixel) => at(pixel)) };
}

describe('a code as the decoder gets it', () => {
  it('has the pixels that the page packed, whatever its side', () => {
    const pixels = fc
      .integer({ min: 1, max: 24 })
      .chain((side) => fc.array(fc.nat(1), { minLength: side * side, maxLength: side * side }));
    fc.assert(
      fc.property(pixels, (dark) => {
        const side = Math.sqrt(dark.length);
        const rgba = Uint8ClampedArray.from(dark.flatMap((pixel) => [...Array(3).fill(pixel === 1 ? 0 : 255), 255]));
        const picture = pictureOf(side, rgba);
        expect(picture && pixelsOf(picture)).toEqual({ side, dark: Uint8Array.from(dark) });
      }),
    );
  });

  it('has a pixel a module, and with the pixels of each is the picture again', () => {
    const picture = onScreen();
    const reduced = withoutRepeats(picture);
    expect(reduced.side).toBe(113);
    expect(enlarged(reduced, 4)).toEqual(picture);
    for (const size of [2, 3, 7]) expect(withoutRepeats(enlarged(reduced, size))).toEqual(reduced);
  });

  it('is left as it is with a pixel for each module already, and where nothing is dark', () => {
    const reduced = withoutRepeats(onScreen());
    expect(withoutRepeats(reduced)).toBe(reduced);
    const white = { side: 20, dark: new Uint8Array(400) };
    expect(withoutRepeats(white)).toBe(white);
  });

  it('is left as it is when a single pixel is not what its module is, wherever it lies', () => {
    for (let turn = 0; turn < 200; turn += 1) {
      const picture = onScreen();
      const pixel = (turn * 7_919 * 13) % picture.dark.length;
      picture.dark[pixel] = 1 - (picture.dark[pixel] ?? 0);
      expect(withoutRepeats(picture)).toBe(picture);
    }
  });
});
