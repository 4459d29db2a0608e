import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Preferences } from '../../preload/contract/desk.ts';

const fileIn = (dataFolder: string): string => path.join(dataFolder, 'appearance.json');

const unknown: Preferences = { language: 'system', theme: 'system' };

/**
 * Language and theme as the desk last had them, for what is shown before the log is open, which they are kept in.
 * Whatever else stands there counts as not chosen.
 */
export function readAppearance(dataFolder: string): Preferences {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileIn(dataFolder), 'utf8'));
    if (typeof kept !== 'object' || kept === null) return unknown;
    const language =
      'language' in kept && (kept.language === 'de' || kept.language === 'en') ? kept.language : 'system';
    const theme = 'theme' in kept && (kept.theme === 'light' || kept.theme === 'dark') ? kept.theme : 'system';
    return { language, theme };
  } catch {
    return unknown;
  }
}

/** Not worth an error where it cannot be written: the page puts itself right as soon as the desk has spoken. */
export function keepAppearance(dataFolder: string, { language, theme }: Preferences): void {
  const kept = readAppearance(dataFolder);
  if (kept.language === language && kept.theme === theme) return;
  try {
    writeFileSync(fileIn(dataFolder), JSON.stringify({ language, theme }));
  } catch {}
}
