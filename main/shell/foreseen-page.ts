import type { Language, Theme } from '../../preload/contract/desk.ts';
import { type ConsoleFile, readConsoleFile } from './console-files.ts';

/** A start that is foreseen to end at the passphrase, and how its first page looks. */
export interface ForeseenPage {
  readonly language: Language;
  readonly theme: Theme;
}

/** The document with that form in it, at the address of the console's page. @param folder the renderer's build */
export async function readForeseenPage(
  folder: string,
  address: string,
  { language, theme }: ForeseenPage,
): Promise<ConsoleFile> {
  const file = await readConsoleFile(folder, new URL(`locked.${language}.html`, address).href);
  if (theme === 'system') return file;
  const themed = file.body.toString('utf8').replace('<html ', `<html data-theme="${theme}" `);
  return { ...file, body: Buffer.from(themed) };
}
