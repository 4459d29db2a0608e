import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { faultsOf, filesIn, packedIn, sizesOf } from './packed.mjs';
import { ownNode, root } from './root.mjs';
import { run } from './run.mjs';
import { billOfMaterials } from './sbom.mjs';
import { signRelease } from './sign-release.mjs';
import { licencesText, thirdParties } from './third-parties.mjs';

const output = path.join(root, 'dist');

/**
 * Builds, packs, and judges what came out.
 * @param {readonly string[]} args electron-builder's: `--dir`, `--linux`, `--win`, `--mac`
 * @returns {Promise<readonly import('./packed.mjs').Packed[]>}
 * @throws Error when something is in the program that must not be, or the other way round
 */
export async function pack(args) {
  await build();
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  const parties = thirdParties();
  const program = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  writeFileSync(path.join(output, 'third-party-licences.txt'), licencesText(parties));
  writeFileSync(path.join(output, 'sbom.cdx.json'), billOfMaterials(program, parties));

  const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  const code = await run(ownNode, [builder, ...args, ...readyElectron()], { quiet: true });
  if (code !== 0) throw new Error('electron-builder failed');
  const packed = packedIn(output);
  if (packed.length === 0) throw new Error('electron-builder left no program');
  for (const each of packed) await judge(each);
  signLists();
  return packed;
}

/** Unsigned, a release is one that no desk takes as an update. */
function signLists() {
  const keyFile = process.env.DESK_RELEASE_KEY_FILE;
  if (!keyFile) return;
  const lists = signRelease(output, keyFile);
  console.log(lists.length === 0 ? 'There is no list of files to sign.' : `Signed: ${lists.join(', ')}`);
}

/** Where Electron's download is out of reach, a runtime that lies here; such a package is for tests. */
function readyElectron() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist) return [];
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim();
  console.log(`Packing over the Electron ${version} in ELECTRON_OVERRIDE_DIST_PATH: for tests, not for anybody else.`);
  return [`-c.electronDist=${dist}`, `-c.electronVersion=${version}`];
}

async function judge(packed) {
  const megabytes = (bytes) => `${(bytes / 1_000_000).toFixed(1)} MB`;
  const { archive, program } = sizesOf(packed);
  console.log(`${path.relative(root, packed.folder)}: ${megabytes(program)}, of which app.asar ${megabytes(archive)}`);
  const files = filesIn(packed);
  const list = `${packed.folder}.asar.txt`;
  writeFileSync(list, `${files.join('\n')}\n`);
  console.log(`The ${files.length} files in its app.asar are listed in ${path.relative(root, list)}.`);
  const faults = await faultsOf(packed);
  if (faults.length > 0)
    throw new Error(`${packed.folder} is not fit to be shipped:\n${faults.slice(0, 30).join('\n')}`);
}
