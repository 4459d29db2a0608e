// npm run bench [-- --json] [--quick] [--only KEY]: measures the product beside what its user would compare it with, each
// pair in the same run. Standard output is the report alone; what goes on is told on standard error.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './install.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

await prepare();
const { build } = await import('./build.mjs');
const { installPackages } = await import('./debian.mjs');
const { hasDisplay, openVirtualDisplay } = await import('./display.mjs');
const { ensureChromium, findElectron } = await import('./shells.mjs');
await build();
if ((await ensureChromium()) === null) {
  console.error('There is no Chromium here, and none could be installed.');
  process.exit(1);
}
const electron = await findElectron();
if (electron === null)
  console.error('Electron’s binary cannot be had here: windows are measured on the Chromium shell.');
// The yardstick of an export; where it cannot be had, the report says so.
if (process.platform === 'linux' && !existsSync('/usr/bin/sqlite3')) await installPackages(['sqlite3']);

const virtual = hasDisplay ? null : await openVirtualDisplay();
const display = virtual && { DISPLAY: virtual.display };
const env = { ...process.env, ...display, BENCH_ELECTRON: electron ?? '' };
const code = await run(ownNode, [path.join(root, 'test', 'bench', 'index.ts'), ...process.argv.slice(2)], { env });
virtual?.close();
process.exit(code);
