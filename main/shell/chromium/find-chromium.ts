import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** A Chromium that is on this machine (Playwright's, else Chromium, Chrome or Edge where installers put them), or null. */
export function findChromium(): string | null {
  return [chromium.executablePath(), ...usualPlaces()].find((file) => file !== '' && existsSync(file)) ?? null;
}

/** Where a browser of Chromium's kind is found on the three systems, best first. */
export function usualPlaces(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): readonly string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications', path.posix.join(home, 'Applications')].flatMap((folder) =>
        ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
      );
    case 'win32':
      return [environment.LOCALAPPDATA, environment.ProgramFiles, environment['ProgramFiles(x86)']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) =>
          [
            'Chromium\\Application\\chrome.exe',
            'Google\\Chrome\\Application\\chrome.exe',
            'Microsoft\\Edge\\Application\\msedge.exe',
          ].map((file) => path.win32.join(folder, file)),
        );
    default:
      return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap(
        (name) => ['/usr/bin', '/usr/local/bin', '/snap/bin'].map((folder) => `${folder}/${name}`),
      );
  }
}
