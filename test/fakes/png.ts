import { inflateSync } from 'node:zlib';
import type { GreyPicture } from './decoder.ts';

/** Kinds of PNG by bits and colour type: a browser's screenshots with and without transparency, and the desk's own. */
const bitsAPixel: Readonly<Record<string, number>> = { '8,2': 24, '8,6': 32, '1,0': 1 };

/** What a picture of black and white shows, read from the PNG without the help of whoever wrote it. */
export function greyOfPng(file: Uint8Array): GreyPicture {
  const png = Buffer.from(file);
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const bits = bitsAPixel[`${png[24]},${png[25]}`];
  if (bits === undefined || png[28] !== 0) throw new Error('another kind of PNG');
  const rows = inflateSync(Buffer.concat([...dataOf(png)]));
  const step = Math.ceil(bits / 8);
  const stride = Math.ceil((width * bits) / 8);
  const grey = new Uint8ClampedArray(width * height);
  let above: Uint8Array = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const line = unfiltered(rows[from] ?? 0, rows.subarray(from + 1, from + 1 + stride), above, step);
    for (let x = 0; x < width; x++) grey[y * width + x] = bits === 1 ? bitAt(line, x) : (line[x * step + 1] ?? 0);
    above = line;
  }
  return { width, height, grey };
}

const bitAt = (line: Uint8Array, at: number): number => ((line[at >> 3] ?? 0) & (128 >> (at & 7)) ? 255 : 0);

function* dataOf(png: Buffer): Generator<Buffer> {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') yield png.subarray(at + 8, at + 8 + length);
    at += 12 + length;
  }
}

/** Section 9 of the PNG specification. */
function unfiltered(filter: number, raw: Uint8Array, above: Uint8Array, step: number): Uint8Array {
  const line = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) {
    const left = at < step ? 0 : (line[at - step] ?? 0);
    const up = above[at] ?? 0;
    const upLeft = at < step ? 0 : (above[at - step] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter] ?? 0;
    line[at] = (raw[at] ?? 0) + guess;
  }
  return line;
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
