import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages } from './bundled-packages.mjs';
import { isAccepted, licenceText, mitText } from './licences.mjs';
import { root } from './root.mjs';

/**
 * @typedef {object} ThirdParty
 * @property {string} name
 * @property {string} version
 * @property {string} licence an SPDX expression
 * @property {string} text what is to be passed on with it
 * @property {string} [sha512] of its package, in hex, where the lockfile knows it
 */

/** What a package has in it that no bundler put there. Electron's own page of licences lies beside the program. */
const shipped = ['node_modules/better-sqlite3', 'node_modules/electron'];

/**
 * Whose code is in the program.
 * @returns {readonly ThirdParty[]}
 * @throws Error naming each package that may not be shipped
 */
export function thirdParties() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const found = [...bundledPackages(root), ...shipped].map((folder) => partyIn(folder, packages[folder]?.integrity));
  const doubtful = found.filter(({ licence, text }) => !isAccepted(licence) || text === '');
  if (doubtful.length > 0) {
    const lines = doubtful.map(({ name, version, licence, text }) => {
      const why = isAccepted(licence) ? 'has no licence text' : `is under ${licence || 'no licence'}`;
      return `${name} ${version} ${why}${text === '' ? '' : ', which scripts/licences.mjs does not accept'}`;
    });
    throw new Error(`The program must not be shipped with:\n${lines.join('\n')}`);
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function partyIn(folder, integrity) {
  const at = path.join(root, folder);
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(at, 'package.json'), 'utf8'));
  const licence = typeof license === 'string' ? license : '';
  const writer = typeof author === 'string' ? author : (author?.name ?? '');
  const text = licenceText(at) || (licence === 'MIT' && writer !== '' ? mitText(writer) : '');
  const party = { name, version, licence, text };
  const [, sha512] = /^sha512-(.+)$/.exec(integrity ?? '') ?? [];
  return sha512 === undefined ? party : { ...party, sha512: Buffer.from(sha512, 'base64').toString('hex') };
}

/** All licences in one text, for people. @param {readonly ThirdParty[]} parties */
export function licencesText(parties) {
  const head = `Zastrpay Desk contains the work of others. Chromium's own list is in LICENSES.chromium.html.\n`;
  const parts = parties.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`);
  return [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}
