import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

const stamp = path.join(root, 'node_modules', '.installed-from');

/**
 * Installs what the lockfile names, unless that has been done, and goes on under the project's own Node: the machine's
 * may be too old (better-sqlite3 needs 22 and crashes below).
 * Nothing is written to standard output.
 */
export async function prepare() {
  const lockfile = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
  const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfile;
  if (!installed || !existsSync(ownNode)) {
    process.stderr.write('Installing…\n');
    // The machine's Node only starts the installation, so what packages say about its version does not matter.
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const npm = process.env.npm_execpath;
    const code = npm
      ? await run(process.execPath, [npm, ...args], { stdio: ['ignore', 2, 2] })
      : await run('npm', args, { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (code !== 0) process.exit(code);
    writeFileSync(stamp, lockfile);
  }
  if (process.execPath !== ownNode) {
    const bins = [path.dirname(ownNode), path.join(root, 'node_modules', '.bin')];
    const env = { ...process.env, PATH: [...bins, process.env.PATH].join(path.delimiter) };
    process.exit(await run(ownNode, process.argv.slice(1), { env }));
  }
}
