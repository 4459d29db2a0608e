import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

const stamp = path.join(root, 'out', '.built-from');
const sources = [
  'main',
  'preload',
  'renderer',
  'resources',
  'scripts/prerendered-pages.mjs',
  'scripts/prerendered-root.ts',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
];

/** Builds `out/` unless it was built from just these sources. Nothing is written to standard output. */
export async function build() {
  const state = stateOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  process.stderr.write('Building…\n');
  const electronVite = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const code = await run(ownNode, [electronVite, 'build'], { quiet: true });
  if (code !== 0) process.exit(code);
  writeFileSync(stamp, state);
}

function stateOf(names) {
  const hash = createHash('sha256');
  for (const file of names.flatMap(filesIn).sort()) {
    const { size, mtimeMs } = statSync(path.join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesIn(name) {
  const at = path.join(root, name);
  if (!existsSync(at)) return [];
  if (!statSync(at).isDirectory()) return [name];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
