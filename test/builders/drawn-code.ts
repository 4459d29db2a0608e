import { encodeQr } from '../../main/core/qr.ts';
import type { CodePicture } from '../../preload/contract/code-picture.ts';
import { pictureOf } from '../../renderer/features/handover/code-picture.ts';
import { darkRuns, placeQr, quietZone } from '../../renderer/features/handover/qr-drawing.ts';
import type { GreyPicture } from '../fakes/decoder.ts';

/** A link of exactly so many bytes, with a token as varied as a real one. */
export function aLink(bytes: number, seed = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
  const token = Array.from(
    { length: bytes },
    (_, at) => letters[(at * 7_919 + seed * 31 + (at >> 3)) % letters.length],
  );
  return `https://pay.dev.zastrpay.com/?token=${token.join('')}`.slice(0, bytes);
}

export interface DrawnCode extends GreyPicture {
  /** Pixels a module. */
  readonly module: number;
}

/** A code as the screen draws it. @param room CSS pixels a side, @param ratio device pixels a CSS pixel */
export function drawnCode(link: string, room: number, ratio = 1): DrawnCode {
  const qr = encodeQr(link);
  if (qr === null) throw new Error('too long for a code');
  const { module, side } = placeQr(qr.size, room, ratio);
  const grey = new Uint8ClampedArray(side * side).fill(255);
  for (const { row, column, length } of darkRuns(qr.size, qr.modules)) {
    for (let y = (row + quietZone) * module; y < (row + quietZone + 1) * module; y++) {
      const from = y * side + (column + quietZone) * module;
      grey.fill(0, from, from + length * module);
    }
  }
  return { width: side, height: side, grey, module };
}

/** The same as it crosses to main, to be read back. */
export function pictureOfCode({ width, grey }: DrawnCode): CodePicture {
  const rgba = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let pixel = 0; pixel < width * width; pixel++) rgba.fill(grey[pixel] ?? 0, pixel * 4, pixel * 4 + 3);
  const picture = pictureOf(width, rgba);
  if (picture === null) throw new Error('a pixel is neither black nor white');
  return picture;
}
