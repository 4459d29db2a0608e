import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { CodePicture } from '../../preload/contract/code-picture.ts';
import { type CodePixels, pixelsOf, withoutRepeats } from './code-pixels.ts';

export interface ReadTask {
  readonly id: number;
  readonly what:
    | { readonly kind: 'pixels'; readonly picture: CodePicture }
    /** A PNG, as it would lie on the disk. */
    | { readonly kind: 'file'; readonly image: Uint8Array };
}

export interface ReadAnswer {
  readonly id: number;
  readonly texts: readonly string[] | null;
  readonly error?: string;
}

const name = 'zxing_reader.wasm';
/** The build puts it beside this file; in the source it lies in its package. */
const beside = fileURLToPath(new URL(`./${name}`, import.meta.url));

async function prepare(): Promise<void> {
  const file = existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`zxing-wasm/reader/${name}`);
  const bytes = new Uint8Array(await readFile(file));
  await prepareZXingModule({ overrides: { wasmBinary: bytes.buffer }, fireImmediately: true });
}

async function read({ what }: ReadTask): Promise<readonly string[]> {
  const image = what.kind === 'file' ? what.image : imageOf(withoutRepeats(pixelsOf(what.picture)));
  const alone = await readBarcodes(image, asDrawn);
  const codes = alone.some(({ isValid }) => isValid)
    ? alone
    : await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols: 2 });
  return codes.filter(({ isValid }) => isValid).map(({ text }) => text);
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
port.on('message', (task: ReadTask) => {
  ready
    .then(() => read(task))
    .then(
      (texts) => port.postMessage({ id: task.id, texts } satisfies ReadAnswer),
      (error) => port.postMessage({ id: task.id, texts: null, error: String(error?.name) } satisfies ReadAnswer),
    );
});
