import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Where the desk keeps everything unless it is told otherwise: "Zastrpay Desk" in the platform's configuration folder.
 * It is Electron's own default too, so that the window, the Chromium shell and the command line work on one log.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  const inFolder = platform === 'win32' ? path.win32 : path.posix;
  return inFolder.join(configurationFolder(platform, environment, home), 'Zastrpay Desk');
}

function configurationFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case 'win32':
      return environment.APPDATA || path.win32.join(home, 'AppData', 'Roaming');
    case 'darwin':
      return path.posix.join(home, 'Library', 'Application Support');
    default:
      return environment.XDG_CONFIG_HOME || path.posix.join(home, '.config');
  }
}

/** `--data DIR` among a window's arguments as an absolute path, or null; whatever else stands there is Chromium's. */
export function dataFolderIn(args: readonly string[]): string | null {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  return typeof values.data === 'string' && values.data !== '' ? path.resolve(values.data) : null;
}
