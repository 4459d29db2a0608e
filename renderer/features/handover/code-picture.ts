import type { CodePicture } from '../../../preload/contract/code-picture.ts';

/** The drawn pixels, packed to be read back; null when one of them is neither black nor white, for that is no clean code. */
export function pictureOf(side: number, rgba: Uint8ClampedArray): CodePicture | null {
  const packed = new Uint8Array(Math.ceil((side * side) / 8));
  for (let pixel = 0; pixel < side * side; pixel++) {
    const at = pixel * 4;
    const [red, green, blue, alpha] = [rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]];
    if (red !== green || green !== blue || alpha !== 255) return null;
    if (red === 255) continue;
    if (red !== 0) return null;
    packed[pixel >> 3] = (packed[pixel >> 3] ?? 0) | (128 >> (pixel & 7));
  }
  return { side, bits: base64Of(packed) };
}

/** In pieces, because all of a large picture would be too many arguments. */
function base64Of(bytes: Uint8Array): string {
  const piece = 8_192;
  let text = '';
  for (let at = 0; at < bytes.length; at += piece) text += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(text);
}
