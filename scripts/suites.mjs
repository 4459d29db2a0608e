import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { canInstallPackages, installPackages } from './debian.mjs';
import { pack } from './pack.mjs';
import { countsIn, countsOfPlaywright, countsOfVitest } from './reports.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';
import { ensureChromium, findElectron } from './shells.mjs';

/** @import { Counts } from './reports.mjs' */

const tool = (...parts) => path.join(root, 'node_modules', ...parts);
const passed = { passed: 1, failed: 0, told: [] };
const failed = (why) => ({ passed: 0, failed: 1, told: [why] });

/** The type check counts as one test. */
export async function types() {
  const code = await run(ownNode, [tool('typescript', 'lib', 'tsc.js'), '-p', 'tsconfig.json']);
  return code === 0 ? passed : failed('The types do not fit.');
}

/** So does the lint. */
export async function lint() {
  const code = await run(ownNode, [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.']);
  return code === 0 ? passed : failed('The lint has something to say.');
}

export async function unit() {
  return withReport((report) => {
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    return run(ownNode, [tool('vitest', 'vitest.mjs'), 'run', ...reporters]);
  }, countsOfVitest);
}

/** On real Electron where its binary can be had, and on the Chromium shell what it has a part in, or else everything. */
export const endToEnd = () => onShells('chromium-beside-electron');

/** Everything on both, whatever it has to do with the shell. */
export const everyEndToEnd = () => onShells('chromium');

/** @param {string} besideElectron the Chromium shell's project where there is Electron, too */
async function onShells(besideElectron) {
  await build();
  if ((await ensureChromium()) === null) {
    return failed('There is no Chromium, and none could be installed.');
  }
  const electron = await findElectron();
  if (electron === null)
    console.log('Electron’s binary cannot be had here: end-to-end tests run on the Chromium shell only.');
  else if (canInstallPackages && !existsSync('/usr/bin/gnome-keyring-daemon'))
    // A key store of the system's own, for the test of what it protects.
    await installPackages(['gnome-keyring', 'dbus', 'libsecret-1-0']);
  return playwright(electron === null ? ['chromium'] : ['electron', besideElectron], {});
}

/** Packs the program, which counts as one test, and runs what it came to. */
export async function packaged() {
  if ((await findElectron()) === null || (await ensureChromium()) === null) {
    console.log('Electron’s binary cannot be had here: nothing can be packed.');
    return { passed: 0, failed: 0, told: [] };
  }
  const [program] = await pack(['--dir']).catch((error) => {
    console.error(error.message);
    return [];
  });
  if (program === undefined) return failed('The program could not be packed.');
  // An older runtime needs help that the product itself does not have.
  const bridge = process.env.DESK_PACKAGED_BRIDGE;
  if (bridge) await run(ownNode, [bridge, program.folder]);
  const counts = await playwright(['packaged'], { DESK_PACKAGED: program.executable });
  return { ...counts, passed: counts.passed + 1 };
}

/** @param {readonly string[]} projects @param {NodeJS.ProcessEnv} more */
function playwright(projects, more) {
  return withReport((report) => {
    const env = { ...process.env, ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const args = ['test', '--reporter=list,json', ...projects.map((name) => `--project=${name}`)];
    return run(ownNode, [tool('@playwright', 'test', 'cli.js'), ...args], { env });
  }, countsOfPlaywright);
}

/**
 * Runs suites one after another, all of them whatever the first ones say. What failed is said again at the end, since a
 * strange machine may keep no more of the output than that; the sum is the last line.
 * @param {readonly (() => Promise<Counts>)[]} suites
 * @returns {Promise<number>} the exit code
 */
export async function runSuites(suites) {
  const sum = { passed: 0, failed: 0 };
  const told = [];
  for (const suite of suites) {
    console.log(`\n— ${suite.name}`);
    const counts = await suite();
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    told.push(...counts.told.map((what) => `— ${suite.name}: ${what}`));
  }
  if (told.length > 0) console.log(`\nWhat failed:\n${told.join('\n')}`);
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

/** @param {(report: string) => Promise<number>} tests writes its report there, and ends with an exit code */
async function withReport(tests, read) {
  const folder = mkdtempSync(path.join(tmpdir(), 'suite-'));
  const report = path.join(folder, 'report.json');
  try {
    return countsIn(report, await tests(report), read);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
