import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Beside the three bundles, and in no package. */
const folderIn = (root) => path.join(root, 'out', '.packages');

/** Code that the bundler itself puts into a bundle. */
const bundlers = { '\0rolldown/': 'node_modules/rolldown', '\0vite/': 'node_modules/vite' };

/**
 * Writes down whose code is in a bundle, as the bundler saw it: what a manifest lists is neither all nor only that.
 * @param {string} name of the bundle
 * @param {string} root the project's folder, which is not found from here: this runs as a part of the bundler's configuration
 * @returns {import('vite').Plugin}
 */
export function noteBundledPackages(name, root) {
  return {
    name: 'note-bundled-packages',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const packages = chunks.flatMap(({ moduleIds }) => moduleIds.flatMap((id) => packageOf(id, root)));
      const folder = folderIn(root);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${name}.json`), JSON.stringify([...new Set(packages)].sort(), null, 2));
    },
  };
}

/** The folders of the packages in all bundles, from the project's root. @returns {readonly string[]} */
export function bundledPackages(root) {
  const folder = folderIn(root);
  if (!existsSync(folder)) throw new Error('nothing was built yet');
  const lists = readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  return [...new Set(lists.flat())].sort();
}

function packageOf(id, root) {
  for (const [prefix, bundler] of Object.entries(bundlers)) if (id.startsWith(prefix)) return [bundler];
  const file = path.relative(root, id.replace(/^\0/, '')).replaceAll('\\', '/');
  const [, within] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  return within === undefined ? [] : [within];
}
