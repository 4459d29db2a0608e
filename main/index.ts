import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { languageFor } from '../preload/contract/language.ts';
import { bringsPassphrase, commandWords } from './cli/command-words.ts';
import type { OsKeyProtector } from './core/ports/vault.ts';
import { dataFolderIn } from './data-folder.ts';
import { deskFilesIn } from './desk-files.ts';
import { openJournal } from './journal.ts';
import { openBehindWindow } from './opening.ts';
import { consoleOrigin } from './shell/console-address.ts';
import { takeCalls, tellWindow } from './shell/electron/console-ipc.ts';
import { bringToFront, openConsoleWindow } from './shell/electron/console-window.ts';
import { lockWithMachine } from './shell/electron/machine-lock.ts';
import { setupMenu } from './shell/electron/menu.ts';
import { osProtector } from './shell/electron/os-protector.ts';
import { forbidTheRest } from './shell/electron/security.ts';
import { flushBeforeClosing, reviveWhenGone, stopBeforeQuitting } from './shell/electron/window-life.ts';
import { keepAppearance, readAppearance } from './shell/remembered-appearance.ts';
import { within } from './shell/within.ts';
import { journalStrays } from './strays.ts';
import { beginsLocked } from './vault/begins-locked.ts';
import { version } from './version.ts';

/** Electron's entry, in boot order. The details are in `shell/electron`, the desk itself in `container.ts`. */
/** In milliseconds. A page that has asked for nothing by then has failed, and must not keep the desk from opening. */
const longestUnasked = 1_000;

const out = path.resolve(import.meta.dirname, '..');

forbidTheRest();
const command = commandWords(process.argv.slice(app.isPackaged ? 1 : 2));
if (command === null) openConsole();
else if (bringsPassphrase(command, process.env) || !canBeReady()) await runWithoutWindow(command);
else void runWithKeyStore(command);

/** Electron waits for this file before it looks for a display: a command that brings its passphrase needs none. */
async function runWithoutWindow(words: readonly string[], keyStore?: OsKeyProtector): Promise<void> {
  const { runOnProcess } = await import('./cli/on-process.ts');
  app.exit(await runOnProcess(words, keyStore));
}

/** The key store answers once Electron is ready, for which this file has to be through. */
async function runWithKeyStore(words: readonly string[]): Promise<void> {
  app.dock?.hide();
  setupDataFolder();
  await app.whenReady();
  await runWithoutWindow(words, osProtector);
}

/** On Linux, Electron ends a program that has no display to be ready on. */
function canBeReady(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

function openConsole(): void {
  const dataFolder = setupDataFolder();
  if (app.requestSingleInstanceLock()) app.whenReady().then(() => boot(dataFolder));
  else app.exit(0);
}

function setupDataFolder(): string {
  const folder = dataFolderIn(process.argv) ?? app.getPath('userData');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  app.setPath('userData', folder);
  return folder;
}

function boot(dataFolder: string): void {
  // As the installer names the program: Windows shows notifications of none that it does not know.
  app.setAppUserModelId('com.zastrpay.desk');
  const journal = openJournal(dataFolder);
  let tellStray = (): void => {};
  journalStrays(journal, () => tellStray());
  setupMenu();

  const appearance = readAppearance(dataFolder);
  const foreseen = beginsLocked(deskFilesIn(dataFolder).vaultFile)
    ? { ...appearance, language: languageFor(appearance.language, [app.getLocale()]) }
    : null;
  // The window first: its page loads in a process of its own while the desk is opened here.
  const window = openConsoleWindow({
    rendererFolder: path.join(out, 'renderer'),
    preloadFile: path.join(out, 'preload', 'index.cjs'),
    iconFile: path.join(app.getAppPath(), 'resources', 'icon.png'),
    dataFolder,
    theme: appearance.theme,
    foreseen,
  });
  const asked = Promise.withResolvers<void>();
  tellStray = () => tellWindow(window)('desk.stray', null);
  const opening = openBehindWindow({
    open: openDesk,
    rescue: async () => (await import('./rescue.ts')).createRescue(dataFolder),
    origin: consoleOrigin,
    journal,
  });

  takeCalls((...call) => {
    asked.resolve();
    return opening.dispatch(...call);
  });
  app.on('second-instance', () => bringToFront(window));
  reviveWhenGone(window, journal);
  lockWithMachine(() => void opening.lockNow('suspend'));
  flushBeforeClosing(window, dataFolder, opening);
  stopBeforeQuitting(opening.stop);

  async function openDesk() {
    // Reading the desk's code keeps this thread busy, and the page waits for it. Where the first form comes without the
    // desk, that is on screen first: nobody types a passphrase as fast as the desk opens.
    if (foreseen !== null) await within(longestUnasked, asked.promise);
    const [{ createDesk }, { electronShell }] = await Promise.all([
      import('./container.ts'),
      import('./shell/electron/electron-shell.ts'),
    ]);
    const open = await createDesk({
      dataFolder,
      shell: electronShell(window),
      journal,
      version,
      origin: consoleOrigin,
    });
    open.onEvent(tellWindow(window));
    open.onEvent((name, payload) => {
      if (name === 'desk.changed') keepAppearance(dataFolder, payload.preferences);
    });
    open.start().catch((error) => journal.error('the desk did not start cleanly', error));
    return open;
  }
}
