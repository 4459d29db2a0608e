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
          build: { ssr: path.join(root, 'scripts', 'prerendered-root.ts'), outDir: folder, minify: false },
        });
        const { prerenderedRoot } = await import(pathToFileURL(path.join(folder, 'prerendered-root.js')).href);
        const plain = readFileSync(path.join(dir, 'index.html'), 'utf8');
        const script = readFileSync(path.join(root, 'renderer', 'early-form.js'), 'utf8');
        const style = (sheet) => readFileSync(path.join(dir, sheet), 'utf8');
        for (const language of ['en', 'de']) {
          const document = withForm(plain, { language, form: prerenderedRoot(language), script, style });
          writeFileSync(path.join(dir, `locked.${language}.html`), document);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The form and all that it needs, in one document; what belongs to the page that takes it over comes after it. */
function withForm(plain, { language, form, script, style }) {
  const [module, page] = /<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(plain) ?? [];
  const sheets = [...plain.matchAll(/<link rel="stylesheet"[^>]* href="([^"]+)">/g)];
  if (module === undefined || sheets.length === 0) throw new Error('index.html has no script, or no style');
  const after = sheets.map(([link]) => link).join('\n    ');
  return [
    ['<html lang="en">', `<html lang="${language}" data-foreseen="locked">`],
    [module, `<style>${sheets.map(([, sheet]) => style(sheet)).join('')}</style>`],
    [
      '<div id="root"></div>',
      `<div id="root">${form}</div>\n    <script data-page="${page}">${script}</script>\n    ${after}`,
    ],
  ].reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`index.html has no ${from}`);
      return text.replace(from, () => to);
    },
    plain.replaceAll(/<link rel="(?:modulepreload|stylesheet)"[^>]*>\s*/g, ''),
  );
}
