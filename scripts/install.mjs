import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

/**
 * Installs what the lockfile names, unless that has been done, and goes on under the project's own Node: the machine's
 * may be too old (better-sqlite3 needs 22 and crashes below).
 * Nothing is written to standard output.
 */
export async function prepare() {
  if (!isInstalled() || !existsSync(ownNode)) {
    process.stderr.write('Installing…\n');
    // The machine's Node only starts the installation, so what packages say about its version does not matter.
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const npm = process.env.npm_execpath;
    const code = npm
      ? await run(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
      : await run('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (code !== 0) process.exit(code);
  }
  const { node } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies;
  if (process.versions.node !== node) {
    const bins = [path.dirname(ownNode), path.join(root, 'node_modules', '.bin')];
    const env = { ...process.env, PATH: [...bins, process.env.PATH].join(path.delimiter) };
    process.exit(await run(ownNode, process.argv.slice(1), { env }));
  }
}

/** Whether npm's own record of node_modules, which it writes last, holds what the lockfile names for every platform. */
function isInstalled() {
  const present = packagesIn('node_modules/.package-lock.json');
  return Object.entries(packagesIn('package-lock.json')).every(
    ([name, { version, optional }]) => name === '' || optional || present[name]?.version === version,
  );
}

function packagesIn(file) {
  const lockfile = path.join(root, file);
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : {};
}
