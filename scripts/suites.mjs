import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { canInstallPackages, installPackages } from './debian.mjs';
import { pack } from './pack.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';
import { ensureChromium, findElectron } from './shells.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

const tool = (...parts) => path.join(root, 'node_modules', ...parts);
const counted = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** The type check counts as one test. */
export async function types() {
  return counted(await run(ownNode, [tool('typescript', 'lib', 'tsc.js'), '-p', 'tsconfig.json']));
}

/** So does the lint. */
export async function lint() {
  return counted(await run(ownNode, [tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.']));
}

export async function unit() {
  return withReport(async (report) => {
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run(ownNode, [tool('vitest', 'vitest.mjs'), 'run', ...reporters]);
    return { code, read: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }) };
  });
}

/** On real Electron where its binary can be had, and on the Chromium shell what it has a part in, or else everything. */
export const endToEnd = () => onShells('chromium-beside-electron');

/** Everything on both, whatever it has to do with the shell. */
export const everyEndToEnd = () => onShells('chromium');

/** @param {string} besideElectron the Chromium shell's project where there is Electron, too */
async function onShells(besideElectron) {
  await build();
  if ((await ensureChromium()) === null) {
    console.error('There is no Chromium, and none could be installed.');
    return { passed: 0, failed: 1 };
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
    return { passed: 0, failed: 0 };
  }
  const [program] = await pack(['--dir']).catch((error) => {
    console.error(error.message);
    return [];
  });
  if (program === undefined) return { passed: 0, failed: 1 };
  // An older runtime needs help that the product itself does not have.
  const bridge = process.env.DESK_PACKAGED_BRIDGE;
  if (bridge) await run(ownNode, [bridge, program.folder]);
  const { passed, failed } = await playwright(['packaged'], { DESK_PACKAGED: program.executable });
  return { passed: passed + 1, failed };
}

/** @param {readonly string[]} projects @param {NodeJS.ProcessEnv} more */
function playwright(projects, more) {
  return withReport(async (report) => {
    const env = { ...process.env, ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const args = ['test', '--reporter=list,json', ...projects.map((name) => `--project=${name}`)];
    const code = await run(ownNode, [tool('@playwright', 'test', 'cli.js'), ...args], { env });
    return { code, read: countsOf };
  });
}

/**
 * @typedef {object} Suite
 * @property {readonly Suite[]} [suites]
 * @property {readonly { tests: readonly { projectName: string, annotations: readonly { type: string, description?: string }[] }[] }[]} specs
 */

/** @param {{ stats: { expected: number, unexpected: number, flaky: number }, suites: readonly Suite[] }} report Playwright's */
function countsOf({ stats, suites }) {
  if (stats.flaky > 0) console.log(`${stats.flaky} of them passed only on their second try.`);
  for (const [why, count] of skippedIn(suites)) console.log(`${count} not told on ${why}`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** @param {readonly Suite[]} suites @returns {ReadonlyMap<string, number>} how many, by shell and reason */
function skippedIn(suites) {
  const counts = new Map();
  for (const { suites: inner = [], specs } of suites) {
    for (const [why, count] of skippedIn(inner)) counts.set(why, (counts.get(why) ?? 0) + count);
    for (const { projectName, annotations } of specs.flatMap(({ tests }) => tests)) {
      const skip = annotations.find(({ type }) => type === 'skip');
      if (skip === undefined) continue;
      const why = `${projectName}: ${skip.description ?? 'no reason given'}`;
      counts.set(why, (counts.get(why) ?? 0) + 1);
    }
  }
  return counts;
}

/**
 * Runs suites one after another, all of them whatever the first ones say, and prints the sum as the last line.
 * @param {readonly (() => Promise<Counts>)[]} suites
 * @returns {Promise<number>} the exit code
 */
export async function runSuites(suites) {
  const sum = { passed: 0, failed: 0 };
  for (const suite of suites) {
    console.log(`\n— ${suite.name}`);
    const { passed, failed } = await suite();
    sum.passed += passed;
    sum.failed += failed;
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

/** A suite that ended badly without saying so in its report counts as one failure more. */
async function withReport(suite) {
  const folder = mkdtempSync(path.join(tmpdir(), 'suite-'));
  const report = path.join(folder, 'report.json');
  try {
    const { code, read } = await suite(report);
    const counts = readCounts(report, read);
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(report, read) {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}
