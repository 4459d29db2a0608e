import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { consoleUrl } from '../../../main/shell/console-address.ts';
import { readConsoleFile } from '../../../main/shell/console-files.ts';
import { readForeseenPage } from '../../../main/shell/foreseen-page.ts';

const script = 'performance.mark("here");';
const style = 'main { color: red }';
const document = (language: string): string =>
  `<!doctype html><html lang="${language}"><style>${style}</style><main></main><script data-page="x">${script}</script></html>`;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'renderer-'));
  for (const language of ['en', 'de']) writeFileSync(path.join(folder, `locked.${language}.html`), document(language));
  writeFileSync(path.join(folder, 'index.html'), document('none'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('comes in the language and the theme of the last time', async () => {
  for (const language of ['en', 'de'] as const) {
    const plain = await readForeseenPage(folder, consoleUrl, { language, theme: 'system' });
    expect(plain.body.toString()).toBe(document(language));
    for (const theme of ['light', 'dark'] as const) {
      const { body } = await readForeseenPage(folder, consoleUrl, { language, theme });
      expect(body.toString()).toBe(document(language).replace('<html ', `<html data-theme="${theme}" `));
    }
  }
});

it('allows the style and the script that stand in it, and nothing else that the console does not', async () => {
  const { status, headers } = await readForeseenPage(folder, consoleUrl, { language: 'de', theme: 'dark' });
  const usual = await readConsoleFile(folder, consoleUrl);
  expect(status).toBe(200);
  expect({ ...headers, 'Content-Security-Policy': '' }).toEqual({ ...usual.headers, 'Content-Security-Policy': '' });
  expect(headers['Content-Security-Policy']).toBe(
    usual.headers['Content-Security-Policy']
      ?.replace("script-src 'self'", `script-src 'self' ${hash(script)}`)
      .replace("style-src 'self'", `style-src 'self' ${hash(style)}`),
  );
});
