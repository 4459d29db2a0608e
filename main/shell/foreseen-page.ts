import { createHash } from 'node:crypto';
import type { ForeseenPage } from '../../preload/contract/desk.ts';
import { type ConsoleFile, contentSecurityPolicy, readConsoleFile } from './console-files.ts';

/**
 * The document with that form in it, at the address of the console's page. Its style and its script are within it, so that
 * it is whole with its first byte; the policy knows them by their hashes, in this document alone.
 * @param folder the renderer's build
 */
export async function readForeseenPage(
  folder: string,
  address: string,
  { language, theme }: ForeseenPage,
): Promise<ConsoleFile> {
  const file = await readConsoleFile(folder, new URL(`locked.${language}.html`, address).href);
  const html = file.body.toString('utf8');
  const inline = { script: hashesOf(html, 'script'), style: hashesOf(html, 'style') };
  return {
    ...file,
    headers: { ...file.headers, 'Content-Security-Policy': contentSecurityPolicy(inline) },
    body: Buffer.from(theme === 'system' ? html : html.replace('<html ', `<html data-theme="${theme}" `)),
  };
}

/** The policy's sources for what stands between such tags (CSP Level 3, hash-source). */
const hashesOf = (html: string, tag: 'script' | 'style'): string =>
  [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>([^]*?)</${tag}>`, 'g'))]
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');
