import { existsSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../main/shell/chromium/find-chromium.ts';
import { installPackages } from './debian.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';

const electronProgram =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

/**
 * Electron's binary: where `ELECTRON_OVERRIDE_DIST_PATH` points, else the one its package downloads when it is first
 * wanted.
 * @returns {Promise<string | null>} null where it cannot be had, or cannot run
 */
export async function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const dist = override || path.join(root, 'node_modules', 'electron', 'dist');
  const program = path.join(dist, electronProgram);
  if (!existsSync(program) && !override) {
    const install = path.join(root, 'node_modules', 'electron', 'install.js');
    await run(ownNode, [install], { stdio: 'ignore', timeout: 120_000 });
  }
  return existsSync(program) && (await runsHere(program)) ? program : null;
}

/** A machine without a desktop may lack the libraries it is linked to; as plain Node it needs them, but no display. */
async function runsHere(program) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const code = await run(program, ['-e', '0'], { stdio: 'ignore', env, timeout: 20_000 }).catch(() => 1);
  return code === 0;
}

/** As root, Chromium's sandbox cannot be had. */
export const sandboxArguments = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** A Chromium, installed when there is none: Playwright's, else Debian's. @returns {Promise<string | null>} */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  process.stderr.write('Installing a Chromium…\n');
  const playwright = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  await run(ownNode, [playwright, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  if (findChromium() === null) await installPackages(['chromium', 'fonts-dejavu-core', 'fonts-liberation']);
  return findChromium();
}
