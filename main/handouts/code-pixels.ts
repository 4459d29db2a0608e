import type { CodePicture } from '../../preload/contract/code-picture.ts';

/** A square of pixels, row by row: 1 is dark. */
export interface CodePixels {
  readonly side: number;
  readonly dark: Uint8Array;
}

/** Pixels of a finder pattern's edge, in modules (ISO/IEC 18004, 6.3.3): the first dark run of a code that lies upright. */
const finderModules = 7;

export function pixelsOf({ side, bits }: CodePicture): CodePixels {
  const packed = Buffer.from(bits, 'base64');
  const dark = new Uint8Array(side * side);
  for (let at = 0, pixel = 0; pixel < dark.length; at += 1) {
    const eight = packed[at] ?? 0;
    for (let bit = 7; bit >= 0 && pixel < dark.length; bit -= 1, pixel += 1) dark[pixel] = (eight >> bit) & 1;
  }
  return { side, dark };
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
    for (let x = 0; x < side; x += 1) {
      const at = row * modules + Math.floor(x / size);
      if (x % size === 0) reduced[at] = line[x] ?? 0;
      else if (reduced[at] !== line[x]) return picture;
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
