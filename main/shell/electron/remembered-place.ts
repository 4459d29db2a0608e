import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import type { WindowPlace } from './window-place.ts';

const fileIn = (dataFolder: string): string => path.join(dataFolder, 'window.json');

/** What the last window left behind, or null; it is judged by `windowPlace`. */
export function readPlace(dataFolder: string): unknown {
  try {
    return JSON.parse(readFileSync(fileIn(dataFolder), 'utf8'));
  } catch {
    return null;
  }
}

/** Keeps the window's place for the next start; not worth an error where it cannot be written. */
export function keepPlace(dataFolder: string, window: BrowserWindow): void {
  const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileSync(fileIn(dataFolder), JSON.stringify(place));
  } catch {}
}
