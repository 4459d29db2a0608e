import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Beside `index.html`, writes one document a language that has the passphrase's form in it already (`locked.<language>.html`):
 * what most starts end at, and what main serves first where it can foresee that.
 * @param {string} root the project's folder, which is not found from here: this runs as a part of the bundler's configuration
 * @returns {import('vite').Plugin}
 */
export function prerenderedPages(root) {
  return {
    name: 'prerendered-pages',
    apply: 'build',
    async writeBundle({ dir }) {
      const { build } = await import('vite');
      const { default: react } = await import('@vitejs/plugin-react');
      // In the project, where what stays outside of the bundle is found.
      const folder = mkdtempSync(path.join(root, 'out', '.prerendering-'));
      try {
        await build({
          configFile: false,
          root: path.join(root, 'renderer'),
          logLevel: 'warn',
          plugins: [react()],
          publicDir: false,
          build: { ssr: path.join(root, 'scripts', 'prerendered-root.ts'), outDir: folder, minify: false },
        });
        const { prerenderedRoot } = await import(pathToFileURL(path.join(folder, 'prerendered-root.js')).href);
        const plain = readFileSync(path.join(dir, 'index.html'), 'utf8');
        for (const language of ['en', 'de']) {
          writeFileSync(
            path.join(dir, `locked.${language}.html`),
            withForm(plain, language, prerenderedRoot(language)),
          );
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function withForm(plain, language, form) {
  const [script, page] = /<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(plain) ?? [];
  if (script === undefined) throw new Error('index.html has no script');
  return [
    ['<html lang="en">', `<html lang="${language}" data-foreseen="locked">`],
    [script, ''],
    [
      '<div id="root"></div>',
      `<div id="root">${form}</div>\n    <script src="./early-form.js" data-page="${page}"></script>`,
    ],
  ].reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`index.html has no ${from}`);
      return text.replace(from, () => to);
    },
    plain.replaceAll(/<link rel="modulepreload"[^>]*>\s*/g, ''),
  );
}
