import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type Browser, chromium, type ConsoleMessage, type Page, test as base } from '@playwright/test';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';

const root = path.resolve(import.meta.dirname, '../..');
const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** A console on one of the shells, as its user would have it, and what a test may see of it. */
interface Fixtures {
  /** The desk's folder: fresh, and gone afterwards. */
  readonly dataFolder: string;
  /** The console's page. Whatever it complains about in its console, CSP reports included, fails the test. */
  readonly console: Page;
  /** A second browser, for whoever opens the customer's link. */
  readonly customerBrowser: Browser;
  /** Keeps a picture of the console as `<shell>-<name>.png` with the test's results. */
  readonly picture: (name: string) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs off this pattern
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  },

  console: async ({ dataFolder }, use, testInfo) => {
    const shell = testInfo.project.name === 'electron' ? openElectron : openChromium;
    const { page, close } = await shell(dataFolder);
    const complaints = complaintsOf(page);
    await page.getByRole('main').waitFor();
    await use(page);
    await close();
    if (complaints.length > 0) throw new Error(`The page complained:\n${complaints.join('\n')}`);
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  customerBrowser: async ({}, use) => {
    const browser = await chromium.launch({
      executablePath: findChromium() ?? '',
      args: asRoot ? ['--no-sandbox'] : [],
    });
    await use(browser);
    await browser.close();
  },

  picture: async ({ console }, use, testInfo) => {
    await use(async (name) => {
      const file = testInfo.outputPath(`${testInfo.project.name}-${name}.png`);
      await console.screenshot({ path: file });
      await testInfo.attach(name, { path: file, contentType: 'image/png' });
    });
  },
});

export { expect } from '@playwright/test';

interface OpenConsole {
  readonly page: Page;
  close(): Promise<void>;
}

async function openElectron(dataFolder: string): Promise<OpenConsole> {
  const electron = await _electron.launch({
    args: ['.', '--data', dataFolder, ...(asRoot ? ['--no-sandbox'] : [])],
    cwd: root,
    locale: 'en-US',
  });
  return { page: await electron.firstWindow(), close: () => electron.close() };
}

async function openChromium(dataFolder: string): Promise<OpenConsole> {
  const { openChromiumShell } = await import(path.join(root, 'out', 'main', 'chromium.js'));
  const shell = await openChromiumShell({ dataFolder });
  return { page: shell.page, close: () => shell.close() };
}

function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  const complain = (message: ConsoleMessage): void => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  };
  page.on('console', complain);
  page.on('pageerror', (error) => void complaints.push(error.message));
  return complaints;
}
