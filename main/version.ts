import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Beside `main` in the source, beside `out` in the built and the packaged program: never the whole file in a bundle. */
const manifestFile = path.resolve(
  import.meta.dirname,
  import.meta.dirname.endsWith(path.join('out', 'main')) ? '../..' : '..',
  'package.json',
);

/** The program's version, as package.json names it. */
export const version: string = versionIn(JSON.parse(readFileSync(manifestFile, 'utf8')));

function versionIn(manifest: unknown): string {
  if (
    typeof manifest === 'object' &&
    manifest !== null &&
    'version' in manifest &&
    typeof manifest.version === 'string'
  )
    return manifest.version;
  throw new Error('package.json names no version');
}
