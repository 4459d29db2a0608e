import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { root } from './root.mjs';

/**
 * @typedef {object} Packed a program as it lies in electron-builder's output, before it goes into an installer
 * @property {string} folder
 * @property {string} executable
 * @property {string} resources
 */

/** All that may be in the archive; what else turns up there is a mistake until it is written down here. */
const expected = [
  /^package\.json$/,
  /^out\/main\/[\w-]+\.js$/,
  /^out\/main\/zxing_reader\.wasm$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/(index|locked\.(de|en))\.html$/,
  /^out\/renderer\/assets\/[\w-]+\.(js|css|svg)$/,
  /^resources\/(icon\.png|verify\.mjs)$/,
  /^resources\/handout\/[\w-]+\.(css|template)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/[\w/-]+\.js)$/,
  /^node_modules\/better-sqlite3\/prebuilds\/(linux|darwin|win32)-(x64|arm64)\.node$/,
];

/** No installer is downloaded faster for a promise: these are held. In bytes. */
const largest = { archive: 6_000_000, program: 300_000_000 };

/** @param {string} output electron-builder's folder @returns {readonly Packed[]} */
export function packedIn(output) {
  const folders = readdirSync(output, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => {
    const folder = path.join(output, name);
    const executable = executableIn(folder);
    if (executable === undefined) return [];
    const isBundle = executable.endsWith('.app');
    const resources = isBundle ? path.join(executable, 'Contents', 'Resources') : path.join(folder, 'resources');
    return [{ folder, executable, resources }];
  });
}

const executableIn = (folder) =>
  ['zastrpay-desk', 'Zastrpay Desk.exe', 'Zastrpay Desk.app']
    .map((name) => path.join(folder, name))
    .find((file) => existsSync(file));

/** @param {Packed} packed */
const archiveOf = ({ resources }) => path.join(resources, 'app.asar');

/** What is in its archive, without the folders. @param {Packed} packed @returns {readonly string[]} */
export function filesIn(packed) {
  const entries = listPackage(archiveOf(packed), { isPack: false }).map((entry) =>
    entry.replaceAll('\\', '/').replace(/^\//, ''),
  );
  const folders = new Set(entries.map((entry) => path.posix.dirname(entry)));
  return entries.filter((entry) => !folders.has(entry)).sort();
}

/** @param {Packed} packed @returns {{ readonly archive: number, readonly program: number }} in bytes */
export function sizesOf(packed) {
  const files = readdirSync(packed.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const program = files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
  return { archive: statSync(archiveOf(packed)).size, program };
}

/**
 * Reads from the packed program itself what must hold for it: its fuses, what is in it, and how large it is.
 * @param {Packed} packed
 * @returns {Promise<readonly string[]>} what is wrong
 */
export async function faultsOf(packed) {
  const files = filesIn(packed);
  const strangers = files.filter((file) => !expected.some((pattern) => pattern.test(file)));
  const tooLarge = Object.entries(sizesOf(packed)).filter(([what, bytes]) => bytes > largest[what]);
  return [
    ...(await wrongFuses(packed)),
    ...strangers.map((file) => `${file} is in the archive`),
    ...expected.filter((pattern) => !files.some((file) => pattern.test(file))).map((each) => `nothing is ${each}`),
    ...files.filter((file) => /\.c?js$/.test(file)).flatMap((file) => mentionsIn(packed, file)),
    ...['third-party-licences.txt', 'sbom.cdx.json']
      .filter((name) => !existsSync(path.join(packed.resources, name)))
      .map((name) => `${name} is missing`),
    ...tooLarge.map(([what, bytes]) => `the ${what} has ${bytes} bytes`),
  ];
}

/** Traces of what belongs to development alone. */
function mentionsIn(packed, file) {
  const code = extractFile(archiveOf(packed), path.normalize(file)).toString('latin1');
  const traces = ['//# sourceMappingURL', 'playwright-core', root];
  return traces.filter((trace) => code.includes(trace)).map((trace) => `${file} mentions ${trace}`);
}

/** Protects nothing of ours (how WebAssembly checks its bounds), and electron-builder cannot set it. */
const leftToElectron = new Set(['WasmTrapHandlers']);

/** The fuses as the binary has them against electron-builder.yml; one that is not known there is a fault, too. */
async function wrongFuses({ executable }) {
  const { version: _, ...wire } = await getCurrentFuseWire(executable);
  const decided = decidedFuses();
  return Object.entries(wire).flatMap(([position, state]) => {
    const name = FuseV1Options[position] ?? `at position ${position}`;
    if (leftToElectron.has(name)) return [];
    const wanted = decided[`${name[0].toLowerCase()}${name.slice(1)}`];
    const isRight = wanted !== undefined && state === (wanted ? FuseState.ENABLE : FuseState.DISABLE);
    return isRight ? [] : [`the fuse ${name} is ${FuseState[state]}`];
  });
}

/** `electronFuses` of electron-builder.yml. @returns {Readonly<Record<string, boolean>>} */
export function decidedFuses() {
  const file = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  const [, block = ''] = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(file) ?? [];
  const set = [...block.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === 'true']);
  return Object.fromEntries(set);
}
