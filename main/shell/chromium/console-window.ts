import type { BrowserContext, Page, Route } from 'playwright-core';
import type { Journal } from '../../core/ports/system.ts';
import { consoleUrl, isConsoleAddress } from '../console-address.ts';
import type { ConsoleCalls } from '../console-calls.ts';
import { readConsoleFile } from '../console-files.ts';
import { flushConsole } from '../farewell.ts';
import { appSwitches, launchAppWindow, removeProfile } from './app-window.ts';
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
  /** Beside its own, for what a test wants the browser to find. */
  readonly switches: readonly string[];
}

export interface ConsoleWindow {
  readonly page: Page;
  /** Resolves when the window is gone, whoever closed it, and what it still had to say is written down. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
  bringToFront(): Promise<void>;
}

const size = { width: 1180, height: 820 };

/** What Chromium is started with; a window is measured beside an empty one that has the same. */
export const windowSwitches = [...appSwitches, `--window-size=${size.width},${size.height}`];

/**
 * The console in an installed Chromium's app window, driven through a pipe: no port is opened. Only the renderer's build
 * is served, everything else is refused, and the page can neither leave nor open a second window.
 * @throws when the browser does not start
 */
export async function openConsoleWindow(options: ConsoleWindowOptions): Promise<ConsoleWindow> {
  const { calls, journal, profileFolder } = options;
  const context = await launchAppWindow({
    executable: options.executable,
    profileFolder,
    switches: [...windowSwitches, ...options.switches],
    headless: options.headless,
    viewport: options.headless ? size : null,
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
    await removeProfile(profileFolder);
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
