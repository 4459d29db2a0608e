import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, test as base, type ConsoleMessage, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { hasDisplay, openVirtualDisplay } from '../../scripts/display.mjs';
import { asRoot, type OpenConsole, openConsole, type ShellName, type Surroundings } from './shells.ts';

export { expect } from '@playwright/test';

/** The program, on a data folder of its own: opened as often as a test likes, closed at its end. */
export interface Program {
  open(around?: Surroundings): Promise<OpenConsole>;
  close(): Promise<void>;
}

/** A console on one of the shells, as its user would have it, and what a test may see of it. */
interface Fixtures {
  readonly shell: ShellName;
  /** The desk's folder: fresh, and gone afterwards. */
  readonly dataFolder: string;
  /** For complaints that a test provokes. */
  readonly tolerate: (complaint: RegExp) => void;
  readonly program: Program;
  /** The console, opened once. */
  readonly opened: OpenConsole;
  /** Its page. Whatever the page complains about, CSP reports included, and defects in the log fail the test. */
  readonly console: Page;
  /** A second browser, for whoever opens the customer's link. */
  readonly customerBrowser: Browser;
  /** Keeps a picture of the console as `<shell>-<name>.png` with the test's results. */
  readonly picture: (name: string) => Promise<void>;
}

interface Complaints {
  readonly heard: string[];
  readonly tolerated: RegExp[];
}

/** A screen, and with it a clipboard, of each worker's own, unless there is one that all of them share. */
interface WorkerFixtures {
  readonly ownDisplay: undefined;
}

export const test = base.extend<Fixtures & { readonly complaints: Complaints }, WorkerFixtures>({
  ownDisplay: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs off this pattern
    async ({}, use) => {
      const virtual = hasDisplay ? null : await openVirtualDisplay();
      if (virtual !== null) process.env.DISPLAY = virtual.display;
      await use(undefined);
      virtual?.close();
    },
    { scope: 'worker', auto: true },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: as above
  shell: async ({}, use, { project }) => use(shellFor(project.name)),

  // biome-ignore lint/correctness/noEmptyPattern: as above
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  },

  complaints: async ({ dataFolder }, use) => {
    const complaints: Complaints = { heard: [], tolerated: [] };
    await use(complaints);
    const all = [...complaints.heard, ...defectsIn(dataFolder)];
    const unforeseen = all.filter((each) => !complaints.tolerated.some((pattern) => pattern.test(each)));
    if (unforeseen.length > 0) throw new Error(`The console complained:\n${unforeseen.join('\n')}`);
  },

  tolerate: async ({ complaints }, use) => use((complaint) => void complaints.tolerated.push(complaint)),

  program: async ({ shell, dataFolder, complaints }, use, testInfo) => {
    const output: string[] = [];
    const opened: OpenConsole[] = [];
    const program: Program = {
      async open(around) {
        const console = await openConsole(shell, dataFolder, output, around);
        opened.push(console);
        hear(console.page, complaints.heard);
        // Until the desk has said how it is, the page is there and has nothing on it.
        await console.page.locator('main:not(.starting), .starting [role=alert]').waitFor();
        return console;
      },
      async close() {
        for (const console of opened.splice(0)) await console.close();
      },
    };
    await use(program);
    await program.close();
    await testInfo.attach('output', { body: output.join(''), contentType: 'text/plain' });
  },

  opened: async ({ program }, use) => use(await program.open()),

  console: async ({ opened }, use) => use(opened.page),

  // biome-ignore lint/correctness/noEmptyPattern: as above
  customerBrowser: async ({}, use) => {
    const browser = await chromium.launch({
      executablePath: findChromium() ?? '',
      args: asRoot ? ['--no-sandbox'] : [],
    });
    await use(browser);
    await browser.close();
  },

  picture: async ({ console, shell }, use, testInfo) => {
    await use(async (name) => {
      const file = testInfo.outputPath(`${shell}-${name}.png`);
      await console.screenshot({ path: file });
      await testInfo.attach(name, { path: file, contentType: 'image/png' });
    });
  },
});

function shellFor(project: string): ShellName {
  return project === 'electron' || project === 'packaged' ? project : 'chromium';
}

function hear(page: Page, complaints: string[]): void {
  const complain = (message: ConsoleMessage): void => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  };
  page.on('console', complain);
  page.on('pageerror', (error) => void complaints.push(error.message));
}

/** The lines of main's log that speak of a defect. */
function defectsIn(dataFolder: string): readonly string[] {
  try {
    const log = readFileSync(path.join(dataFolder, 'logs', 'desk.log'), 'utf8');
    return log.split('\n').filter((line) => line.split(' ')[1] === 'error');
  } catch {
    return [];
  }
}
