import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import type { Journal } from '../../core/ports/system.ts';
import { consoleUrl, isConsoleAddress } from '../console-address.ts';
import type { ConsoleCalls } from '../console-calls.ts';
import { readConsoleFile } from '../console-files.ts';
import { flushConsole } from '../farewell.ts';
import { putBridge } from './page-bridge.ts';
import { denyPermissions } from './permissions.ts';

export interface ConsoleWindowOptions {
  readonly executable: string;
  readonly rendererFolder: string;
  /** The browser's profile; it is made anew for each window and removed with it. */
  readonly profileFolder: string;
  readonly calls: ConsoleCalls;
  readonly journal: Journal;
  /** Without a screen: for the demonstration and for tests. */
  readonly headless: boolean;
}

export interface ConsoleWindow {
  readonly page: Page;
  /** Resolves when the window is gone, whoever closed it, and what it still had to say is written down. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
  bringToFront(): Promise<void>;
}

/** Shown for the moment until the console's address is routed: the window's title and the system's background. */
const blankPage =
  'data:text/html,<title>Zastrpay Desk</title><style>html{background:Canvas;color-scheme:light%20dark}</style>';

/** What Chromium is started with; a window is measured beside an empty one that has the same. */
export const windowSwitches = [
  `--app=${blankPage}`,
  '--window-size=1180,820',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disk-cache-size=1',
  // The console needs no network; a proxy that nobody answers on also keeps names from being looked up.
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];

/** Forms filled in at a desk are other people's data: the browser must not learn them. */
const profilePreferences = {
  autofill: { profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  search: { suggest_enabled: false },
  translate: { enabled: false },
  spellcheck: { use_spelling_service: false },
  browser: { enable_spellchecking: false },
};

/**
 * The console in an installed Chromium's app window, driven through a pipe: no port is opened. Only the renderer's build
 * is served, everything else is refused, and the page can neither leave nor open a second window.
 * @throws when the browser does not start
 */
export async function openConsoleWindow(options: ConsoleWindowOptions): Promise<ConsoleWindow> {
  const { calls, journal, profileFolder } = options;
  await makeProfile(profileFolder);
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath: options.executable,
    headless: options.headless,
    args: windowSwitches,
    ignoreDefaultArgs: ['--enable-automation', '--disable-popup-blocking', '--disable-ipc-flooding-protection'],
    // Only root cannot have the sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: options.headless ? { width: 1180, height: 820 } : null,
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
  await context.route('**/*', (route) => serve(route, options.rendererFolder));
  await denyPermissions(context);
  await putBridge(context, new URL(consoleUrl).origin, calls.dispatch);
  const page = context.pages()[0] ?? (await context.newPage());
  keepOnItsPage(context, page, journal);

  let flushed: Promise<void> | undefined;
  const flush = (): Promise<void> => {
    flushed ??= page.isClosed() ? calls.settled(1_000) : flushConsole((code) => page.evaluate(code), calls);
    return flushed;
  };
  const closed = new Promise<void>((resolve) => page.once('close', () => resolve())).then(async () => {
    await flush();
    // With its last window the browser may have ended by itself, just now.
    await context.close().catch(() => undefined);
    await rm(profileFolder, { recursive: true, force: true, maxRetries: 5 });
  });

  await page.goto(consoleUrl);
  return {
    page,
    closed,
    async close() {
      await flush();
      await page.close();
      await closed;
    },
    bringToFront: () => page.bringToFront(),
  };
}

async function makeProfile(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  const inside = path.join(folder, 'Default');
  await mkdir(inside, { recursive: true, mode: 0o700 });
  await writeFile(path.join(inside, 'Preferences'), JSON.stringify(profilePreferences));
}

async function serve(route: Route, folder: string): Promise<void> {
  const address = route.request().url();
  // Aborted so, a navigation leaves the page where it was.
  if (!isConsoleAddress(address)) return route.abort('aborted');
  const { status, headers, body } = await readConsoleFile(folder, address);
  return route.fulfill({ status, headers: { ...headers }, body });
}

function keepOnItsPage(context: BrowserContext, page: Page, journal: Journal): void {
  context.on('page', (other) => void other.close().catch(() => undefined));
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || isConsoleAddress(frame.url())) return;
    // An address that needs no request, such as about:blank, cannot be refused: it is left again.
    page.goto(consoleUrl).catch((error) => journal.error('the console was left and could not be shown again', error));
  });
  page.on('crash', () => {
    journal.info('the page is gone', { reason: 'crashed' });
    context.close().catch(() => undefined);
  });
}
