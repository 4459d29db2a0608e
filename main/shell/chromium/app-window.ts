import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

/** Shown for the moment until the window's address is routed: the window's title and the system's background. */
const blankPage =
  'data:text/html,<title>Zastrpay Desk</title><style>html{background:Canvas;color-scheme:light%20dark}</style>';

/** A window of the desk's own: nothing of a browser around the page, and nothing that a browser does of its own accord. */
export const appSwitches = [
  `--app=${blankPage}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disk-cache-size=1',
  // No window of the desk needs a network; a proxy that nobody answers on also keeps names from being looked up.
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];

export interface AppWindowOptions {
  readonly executable: string;
  /** The browser's profile; it is made anew for each window, and removed by whoever closes it. */
  readonly profileFolder: string;
  readonly switches: readonly string[];
  readonly headless: boolean;
  /** Fixed where there is no screen; null for what the window gives. */
  readonly viewport: { readonly width: number; readonly height: number } | null;
}

/** What is shown in a window is other people's data: the browser must neither learn nor translate it. */
const profilePreferences = {
  autofill: { profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  search: { suggest_enabled: false },
  translate: { enabled: false },
  spellcheck: { use_spelling_service: false },
  browser: { enable_spellchecking: false },
};

/** Opens it, driven through a pipe: no port is opened. @throws when the browser does not start */
export async function launchAppWindow(options: AppWindowOptions): Promise<BrowserContext> {
  const { executable, profileFolder, switches, headless, viewport } = options;
  await removeProfile(profileFolder);
  const inside = path.join(profileFolder, 'Default');
  await mkdir(inside, { recursive: true, mode: 0o700 });
  await writeFile(path.join(inside, 'Preferences'), JSON.stringify(profilePreferences));
  return chromium.launchPersistentContext(profileFolder, {
    executablePath: executable,
    headless,
    args: [...switches],
    ignoreDefaultArgs: ['--enable-automation', '--disable-popup-blocking', '--disable-ipc-flooding-protection'],
    // Only root cannot have the sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
}

export const removeProfile = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 });
