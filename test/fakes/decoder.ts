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

/** What an independent decoder reads off a picture: a PNG, or pixels. */
export async function decoded(picture: Uint8Array | GreyPicture): Promise<readonly string[]> {
  await ready;
  const codes = await readBarcodes(picture instanceof Uint8Array ? picture : imageOf(picture), {
    formats: ['QRCode'],
  });
  return codes.filter(({ isValid }) => isValid).map(({ text }) => text);
}

function imageOf({ width, height, grey }: GreyPicture): ImageData {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel++) data.fill(grey[pixel] ?? 0, pixel * 4, pixel * 4 + 3);
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
}
