import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';

/** What windows are measured on: Electron where its binary can be had, else an installed Chromium. */
export interface BenchShell {
  readonly kind: 'electron' | 'chromium';
  /** Electron's binary, or Chromium's. */
  readonly program: string;
  /** For the report. */
  readonly name: string;
}

/** @param electron its binary, null where it cannot be had @throws when there is no Chromium either */
export function benchShell(electron: string | null): BenchShell {
  if (electron !== null) {
    return { kind: 'electron', program: electron, name: `Electron ${versionBeside(electron)}` };
  }
  const chromium = findChromium();
  if (chromium === null) throw new Error('there is neither Electron’s binary nor a Chromium here');
  return { kind: 'chromium', program: chromium, name: 'the Chromium shell (Electron’s binary cannot be had here)' };
}

function versionBeside(electron: string): string {
  try {
    return readFileSync(path.join(path.dirname(electron), 'version'), 'utf8').trim();
  } catch {
    return '';
  }
}
