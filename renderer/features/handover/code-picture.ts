import type { CodePicture } from '../../../preload/contract/code-picture.ts';

/** The drawn pixels, packed to be read back; null when one of them is neither black nor white, for that is no clean code. */
export function pictureOf(side: number, rgba: Uint8ClampedArray): CodePicture | null {
  // A pixel at a time rather than its four colours: a code has half a million of them.
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, side * side);
  const packed = new Uint8Array(Math.ceil((side * side) / 8));
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    if (pixels[pixel] === white) continue;
    if (pixels[pixel] !== black) return null;
    packed[pixel >> 3] = (packed[pixel >> 3] ?? 0) | (128 >> (pixel & 7));
  }
  return { side, bits: base64Of(packed) };
}

/** Red, green, blue and opacity as one number, in the order of this machine. */
const asPixel = (...rgba: readonly number[]): number | undefined => new Uint32Array(Uint8Array.from(rgba).buffer)[0];
const white = asPixel(255, 255, 255, 255);
const black = asPixel(0, 0, 0, 255);

/** In pieces, because all of a large picture would be too many arguments. */
function base64Of(bytes: Uint8Array): string {
  const piece = 8_192;
  let text = '';
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(text);
}
