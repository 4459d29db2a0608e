import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import type { QrCode } from '../../preload/contract/session.ts';

/** ISO/IEC 18004 asks for four modules of white around the code. */
export const quietZone = 4;

/** Enough for a print of a hand's breadth, and a file of a few kilobytes. */
const pixelsAModule = 10;

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const compress = promisify(deflate);

/** The code as a PNG of one bit a pixel: nothing in between black and white, and nothing about who made it. */
export async function pngOf(qr: QrCode): Promise<Uint8Array> {
  const side = (qr.size + 2 * quietZone) * pixelsAModule;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', await compress(scanlines(qr, side))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Row after row, each behind a byte that says "no filter"; white is 1. */
function scanlines(qr: QrCode, side: number): Buffer {
  const stride = 1 + Math.ceil(side / 8);
  const lines = Buffer.alloc(stride * side, 0xff);
  for (let y = 0; y < side; y++) {
    lines[y * stride] = 0;
    const row = Math.floor(y / pixelsAModule) - quietZone;
    if (row < 0 || row >= qr.size) continue;
    for (let x = quietZone * pixelsAModule; x < side - quietZone * pixelsAModule; x++) {
      const column = Math.floor(x / pixelsAModule) - quietZone;
      if (qr.modules[row * qr.size + column] !== '1') continue;
      const at = y * stride + 1 + (x >> 3);
      lines[at] = (lines[at] ?? 0) & ~(128 >> (x & 7));
    }
  }
  return lines;
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(typed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}
