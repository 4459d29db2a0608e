import type { Page } from '@playwright/test';
import { deskFilesIn } from '../../main/desk-files.ts';
import { systemClock, systemRandomness } from '../../main/shell/system.ts';
import { createVault } from '../../main/vault/vault.ts';
import { writeFullLog } from '../bench/full-log.ts';
import { fakeOsKeyProtector } from '../fakes/os-key-protector.ts';
import { findings } from './axe.ts';
import { goTo, passphrase, unlock } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

const sessions = 1_200;

/** A desk that has been at work for years, as the program will find it. */
async function aFullDesk(dataFolder: string): Promise<void> {
  const files = deskFilesIn(dataFolder);
  const os = fakeOsKeyProtector({ kind: 'unavailable' });
  const vault = createVault({ file: files.vaultFile, os, clock: systemClock(), randomness: systemRandomness() });
  await vault.create(passphrase);
  await writeFullLog(files.database, sessions, 7, vault);
  await vault.lock();
}

const grid = (console: Page) => console.getByRole('grid', { name: 'Sessions' });
const rows = (console: Page) => grid(console).getByRole('row');
const headers = (console: Page) => grid(console).getByRole('columnheader').allTextContents();
const chip = (console: Page, name: RegExp) =>
  console.getByRole('group', { name: 'Filters' }).getByRole('button', { name });
const type = async (console: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await console.keyboard.press(key);
};

test('a long list is walked, filtered, named and arranged with the keyboard alone', async ({
  dataFolder,
  program,
  shell,
}, testInfo) => {
  test.setTimeout(180_000);
  await aFullDesk(dataFolder);
  const { page: console } = await program.open();
  const picture = (name: string) => console.screenshot({ path: testInfo.outputPath(`${shell}-${name}.png`) });
  await unlock(console);
  await goTo(console, 'sessions');
  const count = console.getByText('1,200 sessions');
  await expect(count).toBeVisible();

  // Walked: both ends, a page, and never more than a screenful of rows.
  await console.keyboard.press('ArrowDown');
  await expect(grid(console)).toBeFocused();
  await console.keyboard.press('End');
  await expect(grid(console).locator('.is-active')).toHaveAttribute('aria-rowindex', String(sessions + 1));
  await expect(grid(console).locator('.is-active')).toContainText('AAA-AAA');
  expect(await rows(console).count()).toBeLessThanOrEqual(60);
  await console.keyboard.press('PageUp');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('complementary', { name: /^Session / })).toBeVisible();
  const walked = await console.getByRole('complementary').getByRole('heading').first().textContent();
  await console.keyboard.press('ArrowUp');
  await expect(console.getByRole('complementary').getByRole('heading').first()).not.toHaveText(walked ?? '');
  await picture('panel');
  await console.keyboard.press('Escape');
  await console.keyboard.press('Home');
  await expect(grid(console).locator('.is-active')).toHaveAttribute('aria-rowindex', '2');

  // Filtered: two statuses, then certain days, each to be seen in its chip.
  await chip(console, /^Status/).focus();
  await console.keyboard.press('Enter');
  await expect(console.getByRole('menu', { name: 'Status' })).toBeVisible();
  expect(await findings(console), 'menu of statuses').toEqual([]);
  await console.keyboard.type('Exp');
  await console.keyboard.press('Enter');
  await expect(chip(console, /^Status Expired$/)).toBeFocused();
  await console.keyboard.press('Enter');
  await console.keyboard.type('Canc');
  await console.keyboard.press('Enter');
  await expect(chip(console, /^Status Cancelled, Expired$/)).toBeFocused();
  await expect(count).toBeHidden();
  await type(console, 'Tab', 'Tab');
  await expect(chip(console, /^Created/)).toBeFocused();
  await console.keyboard.press('Enter');
  await console.keyboard.type('Certain');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('textbox', { name: 'First day' })).toBeFocused();
  await console.keyboard.type('1.1.2025');
  await console.keyboard.press('Tab');
  await console.keyboard.type('31/12/25');
  await console.keyboard.press('Enter');
  await expect(chip(console, /1 January 2025 – 31 December 2025$/)).toBeVisible();
  await expect(console.locator('.list-count')).toHaveText(/^\d{2,3} sessions$/);
  for (const status of await grid(console).locator('.list-row:not(.list-head) .list-status').allTextContents()) {
    expect(status).toMatch(/Expired|Cancelled/);
  }
  await picture('filtered');
  expect(await findings(console), 'filtered list').toEqual([]);

  // Named, cleared, and taken up again by its name.
  const views = console.getByRole('button', { name: /^View:/ });
  await views.focus();
  await console.keyboard.press('Enter');
  await console.keyboard.press('ArrowUp');
  await expect(console.getByRole('menuitem', { name: 'Save as a view' })).toBeVisible();
  await console.keyboard.type('Save');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('textbox', { name: 'Name of the view' })).toBeFocused();
  await console.keyboard.type('Lost in 2025');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('button', { name: 'View: Lost in 2025' })).toBeVisible();
  await console.getByRole('button', { name: 'Clear filters' }).press('Enter');
  await expect(count).toBeVisible();

  // Arranged: a column goes, another one moves to the front.
  await console.getByRole('button', { name: 'Columns' }).press('Enter');
  await console.getByRole('checkbox', { name: 'Profile' }).press('Space');
  await console.getByRole('button', { name: 'Move Status forward' }).press('Enter');
  await console.getByRole('button', { name: 'Move Status forward' }).press('Enter');
  expect(await findings(console), 'choice of columns').toEqual([]);
  await picture('columns');
  await console.keyboard.press('Escape');
  const arranged = ['Status', 'Reference', 'Customer', 'Created', 'Expires'];
  await expect.poll(() => headers(console)).toEqual(arranged);
  await program.close();

  const again = (await program.open()).page;
  await unlock(again);
  await goTo(again, 'sessions');
  await expect.poll(() => headers(again)).toEqual(arranged);
  await again.getByRole('button', { name: 'View: All sessions' }).press('Enter');
  await again.keyboard.type('Lost');
  await again.keyboard.press('Enter');
  await expect(again.getByRole('button', { name: 'View: Lost in 2025' })).toBeVisible();
  await expect(chip(again, /^Status Cancelled, Expired$/)).toBeVisible();
});
