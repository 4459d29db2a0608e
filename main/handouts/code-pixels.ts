import type { CodePicture } from '../../preload/contract/code-picture.ts';

/** A square of pixels, row by row: 1 is dark. */
export interface CodePixels {
  readonly side: number;
  readonly dark: Uint8Array;
}

/** Pixels of a finder pattern's edge, in modules (ISO/IEC 18004, 6.3.3): the first dark run of a code that lies upright. */
const finderModules = 7;

/** The eight pixels of each byte, as two words: a picture is taken apart four pixels at a time. */
const pixelsOfByte = new Uint32Array(
  Uint8Array.from({ length: 256 * 8 }, (_, pixel) => ((pixel >> 3) >> (7 - (pixel & 7))) & 1).buffer,
);

export function pixelsOf({ side, bits }: CodePicture): CodePixels {
  const packed = Buffer.from(bits, 'base64');
  const words = new Uint32Array(2 * Math.ceil((side * side) / 8));
  for (let word = 0; word < words.length; word += 1) {
    const byte = packed[word >> 1] ?? 0;
    words[word] = pixelsOfByte[2 * byte + (word & 1)] ?? 0;
  }
  return { side, dark: new Uint8Array(words.buffer, 0, side * side) };
}

/**
 * The same picture with a pixel for each module, where every module is a square of equal pixels: nothing of it is lost, and
 * whoever reads it has a tenth to look at. Anything else is given back as it is.
 */
export function withoutRepeats(picture: CodePixels): CodePixels {
  const { side, dark } = picture;
  const size = moduleOf(dark);
  if (size < 2 || side % size !== 0) return picture;
  const modules = side / size;
  const reduced = new Uint8Array(modules * modules);
  for (let row = 0; row < modules; row += 1) {
    const start = row * size * side;
    const line = dark.subarray(start, start + side);
    for (let next = 1; next < size; next += 1) {
      if (Buffer.compare(line, dark.subarray(start + next * side, start + (next + 1) * side)) !== 0) return picture;
    }
    for (let column = 0, x = 0; column < modules; column += 1) {
      const pixel = line[x] ?? 0;
      reduced[row * modules + column] = pixel;
      for (const end = x + size; x < end; x += 1) if (line[x] !== pixel) return picture;
    }
  }
  return { side: modules, dark: reduced };
}

/** How many pixels wide a module seems to be; 0 where nothing is dark. */
function moduleOf(dark: Uint8Array): number {
  const first = dark.indexOf(1);
  const end = dark.indexOf(0, first);
  return first === -1 || end === -1 ? 0 : Math.floor((end - first) / finderModules);
}
