// npm start: everything from a fresh clone to the open console.
import path from 'node:path';
import { hasDisplay } from './display.mjs';
import { prepare } from './install.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

if (!hasDisplay) {
  console.error('There is no display here. `npm run demo` does the main job without one.');
  process.exit(1);
}
await prepare();
const { build } = await import('./build.mjs');
const { ensureChromium, findElectron, sandboxArguments } = await import('./shells.mjs');
await build();
const args = process.argv.slice(2);
const electron = await findElectron();
if (electron !== null) process.exit(await run(electron, ['.', ...sandboxArguments, ...args]));

console.log('Electron’s binary cannot be had here: opening the console in Chromium’s window instead.');
if ((await ensureChromium()) === null) {
  console.error('There is no Chromium either. Install Chromium, Chrome or Edge, then try again.');
  process.exit(1);
}
process.exit(await run(ownNode, [path.join(root, 'out', 'main', 'chromium.js'), ...args]));
