import type { CodePicture } from '../../../preload/contract/code-picture.ts';
import type { QrCode } from '../../../preload/contract/session.ts';
import { pictureOf } from './code-picture.ts';
import { darkRuns, placeQr, quietZone } from './qr-drawing.ts';

/** Whether somebody else reads the link off the picture. */
export type Check = (picture: CodePicture) => Promise<boolean>;

/** A place for a code: CSS pixels a side, and device pixels a CSS pixel. */
export interface Room {
  readonly room: number;
  readonly ratio: number;
}

interface Reading {
  readonly check: Check;
  readonly module: number;
  readonly pixels: Promise<ImageData | null>;
}

/** The latest reading of a code. It goes when the code does. */
const readings = new WeakMap<QrCode, Reading>();

/** Where the last code was: the next one, in the same window, most likely has the same. */
let lastRoom: Room = { room: 0, ratio: 1 };

export const keepRoom = (room: Room): void => {
  lastRoom = room;
};

/**
 * The code as drawn, once somebody else has read it back. Asked again for the same size, it is the same reading.
 * @param module device pixels a module
 * @returns null for one that cannot be drawn, or read
 */
export function readBack(qr: QrCode, module: number, check: Check): Promise<ImageData | null> {
  const known = readings.get(qr);
  if (known?.module === module && known.check === check) return known.pixels;
  const drawn = draw(qr, module);
  const picture = drawn && pictureOf(drawn.width, drawn.data);
  const pixels = picture === null ? Promise.resolve(null) : check(picture).then((isRead) => (isRead ? drawn : null));
  readings.set(qr, { check, module, pixels });
  return pixels;
}

/** Begins while the screen around the code is still being drawn; does nothing before the first code has had a place. */
export function readAhead(qr: QrCode, check: Check): void {
  if (lastRoom.room > 0) void readBack(qr, placeQr(qr.size, lastRoom.room, lastRoom.ratio).module, check);
}

/** Out of sight. Null where a browser has no canvas left to give. */
function draw(qr: QrCode, module: number): ImageData | null {
  const side = module * (qr.size + 2 * quietZone);
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.fillStyle = '#000';
  for (const { row, column, length } of darkRuns(qr.size, qr.modules)) {
    context.fillRect((column + quietZone) * module, (row + quietZone) * module, length * module, module);
  }
  const pixels = context.getImageData(0, 0, side, side);
  context.canvas.width = 0;
  return pixels;
}
