import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const ready = readFile(wasm).then((file) =>
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer }, fireImmediately: true }),
);

/** Brightness, 0 to 255, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8ClampedArray;
}

/** A code that was read, and where it lies. */
export interface FoundCode {
  readonly text: string;
  /** Of the square around it, in pixels. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** What an independent decoder reads off a picture: a PNG, or pixels. */
export async function decoded(picture: Uint8Array | GreyPicture): Promise<readonly string[]> {
  return (await found(picture)).map(({ text }) => text);
}

export async function found(picture: Uint8Array | GreyPicture): Promise<readonly FoundCode[]> {
  await ready;
  const codes = await readBarcodes(picture instanceof Uint8Array ? picture : imageOf(picture), {
    formats: ['QRCode'],
  });
  return codes
    .filter(({ isValid }) => isValid)
    .map(({ text, position: { topLeft, topRight, bottomLeft } }) => ({
      text,
      left: topLeft.x,
      top: topLeft.y,
      side: Math.max(topRight.x - topLeft.x, bottomLeft.y - topLeft.y),
    }));
}

function imageOf({ width, height, grey }: GreyPicture): ImageData {
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) pixels[at] = 0xff000000 | ((grey[at] ?? 0) * 0x010101);
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: 'srgb' } as ImageData;
}
