import path from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { consoleUrl } from '../../main/shell/console-address.ts';
import { readConsoleFile } from '../../main/shell/console-files.ts';
import { readForeseenPage } from '../../main/shell/foreseen-page.ts';
import { bridgeNames, buildBridge } from '../../preload/bridge.ts';
import type { DeskState, ForeseenPage } from '../../preload/contract/desk.ts';
import { passphrase } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

/**
 * The document that a start at the passphrase begins with, before its scripts and before the desk: served from the build as
 * the shell does, with the scripts held back as long as a test likes.
 */
const renderer = path.resolve(import.meta.dirname, '../../out/renderer');

const locked: Pick<DeskState, 'vault' | 'operator'> = {
  vault: { state: 'locked', osProtector: { kind: 'unavailable' }, passphrase: true, osMayOpen: false },
  operator: { kind: 'account', name: 'account' },
};

interface EarlyPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Lets the page's scripts through. */
  readonly comeToLife: () => void;
  /** What the page has asked main for. */
  readonly calls: () => Promise<readonly (readonly [string, unknown])[]>;
}

async function openEarly(browser: Browser, foreseen: ForeseenPage): Promise<EarlyPage> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => void complaints.push(error.message));
  const life = Promise.withResolvers<void>();
  await page.route('**/*', async (route) => {
    const address = route.request().url();
    if (address.includes('/assets/') && address.endsWith('.js')) await life.promise;
    const file = await (address === consoleUrl
      ? readForeseenPage(renderer, address, foreseen)
      : readConsoleFile(renderer, address));
    await route.fulfill({ status: file.status, headers: { ...file.headers }, body: file.body });
  });
  await page.addInitScript(
    `{
      const calls = (window.calls = []);
      const answers = { 'desk.state': ${JSON.stringify({ ok: true, value: { ...locked, preferences: foreseen } })} };
      const wire = {
        call: (name, input) => (calls.push([name, input]), answers[name] ?? new Promise(() => {})),
        listen: () => () => {},
      };
      window.desk = (${buildBridge})({ ...wire, call: async (name, input) => wire.call(name, input) }, ${JSON.stringify(bridgeNames)});
    }`,
  );
  await page.goto(consoleUrl);
  return {
    page,
    complaints,
    comeToLife: life.resolve,
    calls: () => page.evaluate(() => (window as unknown as { calls: [string, unknown][] }).calls),
  };
}

const words = {
  en: ['The desk is locked', 'Passphrase', 'Unlock'],
  de: ['Der Desk ist gesperrt', 'Passphrase', 'Entsperren'],
} as const;

/** With the focus ring faded in. */
const still = (page: Page): Promise<Buffer> => page.screenshot({ animations: 'disabled' });

for (const language of ['en', 'de'] as const) {
  for (const theme of ['light', 'dark', 'system'] as const) {
    test(`the form is there before its scripts, in ${language} and ${theme}, and they take it as it is`, async ({
      customerBrowser,
    }) => {
      const { page, complaints, comeToLife, calls } = await openEarly(customerBrowser, { language, theme });
      const [heading, label, button] = words[language];
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      await expect(page.getByRole('textbox', { name: label })).toBeFocused();
      const before = await still(page);
      expect(await calls()).toEqual([]);
      const field = await page.getByRole('textbox', { name: label }).elementHandle();
      comeToLife();
      await expect.poll(calls).toEqual([['desk.state', null]]);
      await page.waitForFunction(() => performance.getEntriesByName('ready-to-type').length > 1);
      // Not drawn anew, and nothing has moved: the same field, with the same focus, and the same picture.
      expect(await field?.evaluate((node) => node.isConnected && node === document.activeElement)).toBe(true);
      expect(before.equals(await still(page))).toBe(true);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await page.locator('html').getAttribute('data-theme')).toBe(theme === 'system' ? null : theme);
      await expect(page.getByRole('button', { name: button, exact: true })).toBeEnabled();
      expect(complaints).toEqual([]);
    });
  }
}

test('what is typed before the scripts are there is kept, and goes on where it was', async ({ customerBrowser }) => {
  const { page, complaints, comeToLife, calls } = await openEarly(customerBrowser, { language: 'en', theme: 'light' });
  await page.keyboard.type(passphrase.slice(0, 9));
  comeToLife();
  await page.waitForFunction(() => performance.getEntriesByName('ready-to-type').length > 1);
  await page.keyboard.type(passphrase.slice(9));
  await page.keyboard.press('Enter');
  await expect.poll(calls).toContainEqual(['vault.unlock', { passphrase }]);
  expect(complaints).toEqual([]);
});

for (const way of ['Enter', 'the button'] as const) {
  test(`what is sent off with ${way} before the scripts are there is sent by them, once`, async ({
    customerBrowser,
  }) => {
    const { page, complaints, comeToLife, calls } = await openEarly(customerBrowser, { language: 'de', theme: 'dark' });
    await page.keyboard.type(passphrase);
    if (way === 'Enter') await page.keyboard.press('Enter');
    else await page.getByRole('button', { name: 'Entsperren' }).click();
    expect(await calls()).toEqual([]);
    comeToLife();
    await expect.poll(calls).toContainEqual(['vault.unlock', { passphrase }]);
    await page.waitForFunction(() => performance.getEntriesByName('ready-to-type').length > 1);
    expect((await calls()).filter(([name]) => name === 'vault.unlock')).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
}
