import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { _electron, type Browser, chromium, type ElectronApplication, type Page } from '@playwright/test';
import type { openChromiumShell } from '../../main/chromium.ts';
import { handoutUrl } from '../../main/shell/handout-page.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Chromium's sandbox cannot be had then. */
export const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** `packaged` is what `npm run dist` makes, with its fuses: it takes no debugger, and is watched as a browser is. */
export type ShellName = 'electron' | 'chromium' | 'packaged';

/** A console that is open, in whichever shell. */
export interface OpenConsole {
  readonly page: Page;
  /** Electron's main process, for what only it can tell; null where there is none, or none that can be asked. */
  readonly electron: ElectronApplication | null;
  /** What a customer sees on a screen of theirs; null while there is nothing. */
  customerPage(): Page | null;
  /** As its user closes it: the page may save what it has, the desk stops. */
  close(): Promise<void>;
  /** The page in its window now, as after it died; null where only the driver sees it, which takes a dead one for gone. */
  readonly lookAgain: (() => Promise<Page>) | null;
  /** Of the program's main process; null where that is the test's own. */
  readonly pid: number | null;
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>;
}

/** What a program finds around it: switches, and variables beside those of the test. */
export interface Surroundings {
  readonly switches: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts the built program in a shell and waits for its window.
 * @param output is given what it writes to its terminal
 * @param around starts it as its user's system would, without the switches of a test driver; the Chromium shell without a
 *   window, on whatever screens the switches describe
 */
export function openConsole(
  shell: ShellName,
  dataFolder: string,
  output: string[],
  around?: Surroundings,
): Promise<OpenConsole> {
  switch (shell) {
    case 'electron':
      return around === undefined
        ? openElectron(dataFolder, output)
        : openWatched(electronBinary(), electronArgs(dataFolder), output, around);
    case 'chromium':
      return openChromium(dataFolder, around);
    case 'packaged':
      return openWatched(packagedProgram(), packagedArgs(dataFolder), output, around);
  }
}

/** Starts the program once more on the same data, as an impatient second double-click does. @returns its exit code */
export function startAgain(shell: ShellName, dataFolder: string): Promise<number | null> {
  const [program, args] = commandFor(shell, dataFolder);
  const child = spawn(program, args, { cwd: root, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** What a command wrote, and how it ended. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the program's as a script does. @param around `--data` is among the words, not here */
export async function runCommand(
  shell: 'electron' | 'packaged',
  words: readonly string[],
  around: Surroundings & { readonly input?: string } = nothingAround,
): Promise<Ran> {
  const [program, own] =
    shell === 'packaged' ? [packagedProgram(), ownSwitches] : [electronBinary(), ['.', ...ownSwitches]];
  const child = spawn(program, [...own, ...around.switches, ...words], {
    cwd: root,
    env: { ...process.env, ...around.env },
  });
  child.stdin.end(around.input ?? '');
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [code, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, out, err };
}

function commandFor(shell: ShellName, dataFolder: string): readonly [string, readonly string[]] {
  switch (shell) {
    case 'electron':
      return [electronBinary(), electronArgs(dataFolder)];
    case 'chromium':
      return [process.execPath, [path.join(root, 'out/main/chromium.js'), '--data', dataFolder]];
    case 'packaged':
      return [packagedProgram(), packagedArgs(dataFolder)];
  }
}

async function openElectron(dataFolder: string, output: string[]): Promise<OpenConsole> {
  const electron = await _electron.launch({ args: electronArgs(dataFolder), cwd: root, locale: 'en-US' });
  const program = electron.process();
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (text) => output.push(String(text)));
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  const page = await electron.firstWindow();
  return {
    page,
    electron,
    customerPage: () => electron.windows().find((each) => each.url() === handoutUrl) ?? null,
    lookAgain: null,
    pid: program.pid ?? null,
    ended,
    async close() {
      // One that has ended by itself has nothing to close; that it ended is for the test to notice.
      const ending = electron.evaluate(({ BrowserWindow }, apart) => {
        const windows = BrowserWindow.getAllWindows();
        windows.find(({ webContents }) => webContents.getURL() !== apart)?.close();
      }, handoutUrl);
      await ending.catch(() => undefined);
      await ended;
    },
  };
}

async function openChromium(dataFolder: string, around?: Surroundings): Promise<OpenConsole> {
  // The tests read English labels, whatever this machine speaks.
  process.env.LANGUAGE = 'en';
  const built: { openChromiumShell: typeof openChromiumShell } = await import(path.join(root, 'out/main/chromium.js'));
  const shell = await built.openChromiumShell({
    dataFolder,
    ...(around !== undefined && { headless: true, switches: around.switches }),
  });
  if (shell === null) throw new Error('a console is open on this data folder already');
  const { page, customerPage, closed, close } = shell;
  return { page, electron: null, customerPage, lookAgain: null, pid: null, ended: closed, close };
}

/** What a program finds around it that its user started without anything special. */
export const nothingAround: Surroundings = { switches: [], env: {} };

/** A program that nobody drives: it is watched as a browser is. */
async function openWatched(
  file: string,
  itsArgs: readonly string[],
  output: string[],
  around: Surroundings = nothingAround,
): Promise<OpenConsole> {
  const args = [...itsArgs, ...around.switches, '--lang=en-US', '--remote-debugging-port=0'];
  const env = { ...process.env, ...around.env };
  const program = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()));
  const listening = new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer): void => {
      output.push(String(text));
      said += text;
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    for (const stream of [program.stdout, program.stderr]) stream.on('data', hear);
    ended.then(() =>
      reject(new Error(`the program ended (${program.exitCode ?? program.signalCode}) and said:\n${said}`)),
    );
  });
  const address = await listening;
  const look = async (): Promise<Page> => {
    const browser = await connected(address);
    const [context] = browser.contexts();
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined) throw new Error('the program shows no window');
    return page;
  };
  return {
    page: await look(),
    electron: null,
    customerPage: () => null,
    lookAgain: look,
    pid: program.pid ?? null,
    ended,
    async close() {
      // As the system ends it when its user logs out. `window.close()` would leave the page unheard.
      program.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Whether the program's runtime lets a thread open the log, which exports and backups need; the test's Electron may be older
 * than the product's.
 */
export async function readsLogAside(page: Page): Promise<boolean> {
  const [, major] = /Electron\/(\d+)/.exec(await page.evaluate(() => navigator.userAgent)) ?? [];
  return major === undefined || Number(major) >= 36;
}

/** Why a story is not told to the packed program. */
export const answersForNobody = 'its fuses take no debugger: nobody can answer for the system in its place';

/** Asked in the middle of its start, a browser may leave a connection without an answer for good; it answers the next one. */
async function connected(address: string, tries = 3): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(address, { timeout: 10_000 });
  } catch (error) {
    if (tries === 1) throw error;
    return connected(address, tries - 1);
  }
}

/** As electron-builder left it in dist/. */
export function packagedProgram(): string {
  const file = process.env.DESK_PACKAGED;
  if (file === undefined) throw new Error('DESK_PACKAGED names the packaged program');
  return file;
}

/** What comes before a command. */
const ownSwitches: readonly string[] = asRoot ? ['--no-sandbox'] : [];

const packagedArgs = (dataFolder: string): string[] => [...ownSwitches, '--data', dataFolder];

const electronArgs = (dataFolder: string): string[] => ['.', ...ownSwitches, '--data', dataFolder];

/** Outside Electron its package answers the binary's path, which honours ELECTRON_OVERRIDE_DIST_PATH. */
function electronBinary(): string {
  const binary: unknown = createRequire(import.meta.url)('electron');
  if (typeof binary !== 'string') throw new Error('the electron package names no binary');
  return binary;
}
