import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { CodePicture } from '../../preload/contract/code-picture.ts';
import type { QrCode } from '../../preload/contract/session.ts';
import { encodeQr } from '../core/qr.ts';
import { type CodePixels, pixelsOf, withoutRepeats } from './code-pixels.ts';

export interface CodeTask {
  readonly id: number;
  readonly what:
    | { readonly kind: 'pixels'; readonly picture: CodePicture }
    /** A PNG, as it would lie on the disk. */
    | { readonly kind: 'file'; readonly image: Uint8Array }
    /** To be made, not read. */
    | { readonly kind: 'link'; readonly link: string };
}

export interface CodeAnswer {
  readonly id: number;
  readonly result:
    | { readonly kind: 'texts'; readonly texts: readonly string[] }
    | { readonly kind: 'code'; readonly code: QrCode | null }
    | { readonly kind: 'failed'; readonly error: string };
}

const name = 'zxing_reader.wasm';
/** The build puts it beside this file; in the source it lies in its package. */
const beside = fileURLToPath(new URL(`./${name}`, import.meta.url));

async function prepare(): Promise<void> {
  const file = existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`zxing-wasm/reader/${name}`);
  const bytes = new Uint8Array(await readFile(file));
  await prepareZXingModule({ overrides: { wasmBinary: bytes.buffer }, fireImmediately: true });
}

async function read(image: Uint8Array | ImageData): Promise<readonly string[]> {
  await ready;
  const alone = await readBarcodes(image, asDrawn);
  const codes = alone.some(({ isValid }) => isValid)
    ? alone
    : await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols: 2 });
  return codes.filter(({ isValid }) => isValid).map(({ text }) => text);
}

async function resultOf(what: CodeTask['what']): Promise<CodeAnswer['result']> {
  switch (what.kind) {
    case 'pixels':
      return { kind: 'texts', texts: await read(imageOf(withoutRepeats(pixelsOf(what.picture)))) };
    case 'file':
      return { kind: 'texts', texts: await read(what.image) };
    case 'link':
      return { kind: 'code', code: encodeQr(what.link) };
  }
}

/**
 * One code, upright, and nothing else that is dark: read in half the time. Whatever else there is, a second code too, spoils
 * this reading, and the picture is searched.
 */
const asDrawn: ReaderOptions = {
  formats: ['QRCode'],
  isPure: true,
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 1,
};

function imageOf({ side, dark }: CodePixels): ImageData {
  // A pixel at a time rather than a colour: red, green and blue are 0 and opacity is 255, in the order of this machine.
  const black = new Uint32Array(Uint8Array.of(0, 0, 0, 255).buffer)[0] ?? 0;
  const pixels = new Uint32Array(dark.length).fill(0xffffffff);
  for (let pixel = 0; pixel < pixels.length; pixel++) if (dark[pixel] === 1) pixels[pixel] = black;
  const data = new Uint8ClampedArray(pixels.buffer);
  return { data, width: side, height: side, colorSpace: 'srgb' } as ImageData;
}

const port = parentPort;
if (port === null) throw new Error('codes are read in a thread of their own');
const ready = prepare();
ready.then(
  () => port.postMessage('up'),
  // Whoever asks is told.
  () => undefined,
);
port.on('message', ({ id, what }: CodeTask) => {
  resultOf(what)
    .catch((error): CodeAnswer['result'] => ({ kind: 'failed', error: String(error?.name) }))
    .then((result) => port.postMessage({ id, result } satisfies CodeAnswer));
});
