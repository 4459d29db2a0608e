import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { dataFolderIn, defaultDataFolder } from './data-folder.ts';
import { openJournal } from './journal.ts';
import { openBehindWindow } from './opening.ts';
import { renderingBy } from './shell/chromium/apart.ts';
import { removeProfile } from './shell/chromium/app-window.ts';
import { chromiumShell } from './shell/chromium/chromium-shell.ts';
import { type ConsoleWindow, openConsoleWindow } from './shell/chromium/console-window.ts';
import { customerWindow } from './shell/chromium/customer-window.ts';
import { findChromium } from './shell/chromium/find-chromium.ts';
import { becomeOnlyInstance } from './shell/chromium/only-instance.ts';
import { tellPage } from './shell/chromium/page-bridge.ts';
import { permissionsOf } from './shell/chromium/permissions.ts';
import { consoleOrigin } from './shell/console-address.ts';
import { journalStrays } from './strays.ts';
import { version } from './version.ts';

/** The same console in an installed Chromium's window, for machines without Electron's binary and for tests. */
export interface ChromiumShell {
  readonly page: ConsoleWindow['page'];
  /** What a customer sees on a screen of theirs, if there is one. */
  customerPage(): ConsoleWindow['page'] | null;
  /** Resolves when the window is gone and the desk has stopped. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface ChromiumShellOptions {
  readonly dataFolder: string;
  readonly headless?: boolean;
  /** Beside the browser's usual ones, for what a test wants it to find. */
  readonly switches?: readonly string[];
}

/**
 * Opens the console, or brings the window that is open on this data folder to the front and answers null.
 * @throws when there is no Chromium or it does not start
 */
export async function openChromiumShell(options: ChromiumShellOptions): Promise<ChromiumShell | null> {
  const { dataFolder, headless = false, switches = [] } = options;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const instance = await becomeOnlyInstance(dataFolder);
  if (instance === null) return null;
  const executable = findChromium();
  if (executable === null) {
    await instance.release();
    throw new Error('There is no Chromium, Chrome or Edge on this machine.');
  }
  const journal = openJournal(dataFolder);
  const customerProfiles = path.join(dataFolder, 'customer-browsers');
  // What a desk that was killed could not remove.
  await removeProfile(customerProfiles);
  const windowOpens = Promise.withResolvers<ConsoleWindow>();
  const withPermissions = permissionsOf(windowOpens.promise);
  const customerScreen = customerWindow({
    console: windowOpens.promise,
    withPermissions,
    render: renderingBy(executable),
    executable,
    profilesFolder: customerProfiles,
    headless,
    switches,
  });

  const opening = openBehindWindow({
    open: () => openDesk(executable),
    rescue: async () => (await import('./rescue.ts')).createRescue(dataFolder),
    origin: consoleOrigin,
    journal,
  });
  const stop = async (): Promise<void> => {
    await opening.stop();
    await instance.release();
  };
  try {
    const window = await openConsoleWindow({
      executable,
      rendererFolder: path.resolve(import.meta.dirname, '..', 'renderer'),
      profileFolder: path.join(dataFolder, 'browser'),
      calls: opening,
      journal,
      headless,
      switches,
    });
    windowOpens.resolve(window);
    instance.onSecondStart(() => void window.bringToFront().catch(() => undefined));
    const closed = window.closed.then(stop);
    return {
      page: window.page,
      customerPage: customerScreen.page,
      closed,
      close: () => window.close().then(() => closed),
    };
  } catch (error) {
    await stop();
    throw error;
  }

  async function openDesk(browser: string) {
    const { createDesk } = await import('./container.ts');
    const shell = chromiumShell({ window: windowOpens.promise, executable: browser, customerScreen, withPermissions });
    const open = await createDesk({ dataFolder, shell, journal, version, origin: consoleOrigin });
    open.onEvent((name, payload) => {
      windowOpens.promise.then(({ page }) => tellPage(page, name, payload)).catch(() => undefined);
    });
    open.start().catch((error) => journal.error('the desk did not start cleanly', error));
    return open;
  }
}

async function run(): Promise<void> {
  const dataFolder = dataFolderIn(process.argv.slice(2)) ?? defaultDataFolder();
  let tellStray = (): void => {};
  journalStrays(openJournal(dataFolder), () => tellStray());
  const shell = await openChromiumShell({ dataFolder });
  if (shell === null) return;
  tellStray = () => void tellPage(shell.page, 'desk.stray', null).catch(() => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void shell.close());
  await shell.closed;
}

if (import.meta.main) await run();
