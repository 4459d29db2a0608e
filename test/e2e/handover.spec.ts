import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { decoded } from '../fakes/decoder.ts';
import { printed } from '../fakes/paper.ts';
import { choosePassphrase, goTo, linkText, qrCode, typeName } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

async function aLinkFor(console: Page, firstName: string, lastName: string): Promise<string> {
  await typeName(console, firstName, lastName);
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
  return linkText(console);
}

/** A drawing that goes wrong, as a broken graphics driver would have it. */
function spoilDrawing(): void {
  const { fillRect } = OffscreenCanvasRenderingContext2D.prototype;
  OffscreenCanvasRenderingContext2D.prototype.fillRect = function spoilt(x, y, width, height) {
    if (y % 3 !== 0 || x === 0) fillRect.call(this, x, y, width, height);
  };
}

test('the code fills the screen at one key, reads as the link there too, and goes with the customer', async ({
  console,
  picture,
}) => {
  await choosePassphrase(console);
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');
  await expect(console.getByText(/phones read it from up to \d+ cm/)).toBeVisible();

  await console.keyboard.press('F3');
  const enlarged = console.getByRole('dialog');
  await expect(enlarged.getByRole('img')).toBeVisible();
  expect(await decoded(await console.screenshot())).toEqual([link]);
  await picture('enlarged');

  await console.keyboard.press('F3');
  await expect(enlarged).toHaveCount(0);
  await console.keyboard.press('F3');
  await expect(enlarged.getByRole('img')).toBeVisible();
  await console.keyboard.press('Control+Enter');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await expect(enlarged).toHaveCount(0);
  expect(await decoded(await console.screenshot())).toEqual([]);
});

test('a code that does not read as its link is never shown', async ({ console }) => {
  await choosePassphrase(console);
  await console.evaluate(spoilDrawing);
  await typeName(console, 'Erika', 'Musterfrau');
  await console.keyboard.press('Enter');
  await expect(console.getByText(/could not be read back/)).toBeVisible();
  await expect(qrCode(console)).toHaveCount(0);
  await expect(console.getByRole('button', { name: 'Copy link' })).toBeEnabled();
});

/** The system around the desk, as far as a test can stand in for it: where its dialog leads, what its mail program gets. */
async function standInForSystem(electron: ElectronApplication | null, folder: string): Promise<void> {
  process.env.HOME = folder;
  await electron?.evaluate(
    ({ dialog, shell }, file) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
      shell.openExternal = async (address) => void Reflect.set(globalThis, 'opened', address);
    },
    path.join(folder, 'saved.png'),
  );
}

test('the link leaves by other ways: as a file that reads, and as a draft that nobody calls sent', async ({
  opened,
  console,
  dataFolder,
  picture,
}) => {
  const home = process.env.HOME;
  await standInForSystem(opened.electron, dataFolder);
  await choosePassphrase(console);
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');
  const choose = async (way: string): Promise<void> => {
    await console.getByRole('button', { name: 'More ways' }).click();
    await console.getByRole('menuitem', { name: way }).click();
  };
  await console.getByRole('button', { name: 'More ways' }).click();
  await expect(console.getByText(/no secret channels/)).toBeVisible();
  await picture('more-ways');
  await console.keyboard.press('Escape');

  await choose('Copy text for SMS or messenger');
  await expect(console.getByText(/^Text copied/)).toBeVisible();
  await expect(console.getByText('Link ready')).toBeVisible();
  if (opened.electron !== null) {
    await choose('E-mail draft');
    await expect(console.getByText(/^Draft opened/)).toBeVisible();
    await expect(console.getByText('Link ready')).toBeVisible();
    const address = await opened.electron.evaluate(() => String(Reflect.get(globalThis, 'opened')));
    expect(new URL(address).searchParams.get('body')).toContain(link);
  }

  await choose('Save picture (PNG)');
  const saved = console.getByText(/^Saved as .*\.png, and so handed over/);
  await expect(saved).toBeVisible();
  const [, file = ''] = /^Saved as (.*\.png),/.exec((await saved.textContent()) ?? '') ?? [];
  expect(file.startsWith(dataFolder)).toBe(true);
  expect(await decoded(readFileSync(file))).toEqual([link]);
  await picture('saved');
  process.env.HOME = home;
});

test('a hand-out is seen before it is saved, and a call is ticked off', async ({
  opened,
  console,
  dataFolder,
  picture,
}) => {
  test.slow();
  const home = process.env.HOME;
  await standInForSystem(opened.electron, dataFolder);
  await choosePassphrase(console);
  await goTo(console, 'settings');
  await console.getByRole('tab', { name: 'Hand-outs' }).click();
  await console.getByRole('textbox', { name: 'Name of the merchant' }).fill('Muster & Söhne');
  await console.getByRole('button', { name: 'Save' }).click();
  await expect(console.getByText('Saved.')).toBeVisible();
  await picture('merchant');
  await goTo(console, 'registration');
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');
  const choose = async (way: RegExp): Promise<void> => {
    await console.getByRole('button', { name: 'More ways' }).click();
    await console.getByRole('menuitem', { name: way }).click();
  };
  await choose(/^By phone/);
  const second = console.getByRole('checkbox', { name: /^The second stage|^Die zweite Stufe/ });
  await second.press('Space');
  await expect(second).toBeChecked();
  await console.getByRole('textbox', { name: 'Spell something' }).fill('Köln-9');
  await expect(console.getByText('K wie Köln')).toBeVisible();
  await picture('phone');
  await console.keyboard.press('Escape');

  await choose(/^Print a hand-out/);
  const preview = console.getByRole('img', { name: 'The hand-out as it will be printed' });
  await expect(preview).toBeVisible();
  await picture('print');
  const drawn = (await preview.getAttribute('src')) ?? '';
  expect(await decoded(Buffer.from(drawn.split(',')[1] ?? '', 'base64'))).toEqual([link]);
  await console.getByRole('button', { name: 'Save as PDF' }).click();
  const saved = console.getByText(/^Saved as .*, and so handed over/);
  // Drawn, read back, and printed: on the Chromium shell each in a browser of its own.
  await expect(saved).toBeVisible({ timeout: 60_000 });
  const [, file = ''] = /^Saved as (.*), and/.exec((await saved.textContent()) ?? '') ?? [];
  const sheet = await printed(readFileSync(file));
  expect([sheet.pages, sheet.widthMm, sheet.heightMm]).toEqual([1, 210, 297]);
  expect(await decoded(sheet.picture)).toEqual([link]);
  process.env.HOME = home;
});

test('the customer’s screen shows the code and goes with the customer, with its cable, and with the console', async ({
  shell,
  opened,
  console,
}) => {
  test.skip(shell !== 'electron', 'the Chromium shell has one window');
  test.slow();
  const { electron } = opened;
  if (electron === null) throw new Error('no Electron');
  // A second screen, where the right edge of the only one is.
  await electron.evaluate(({ screen }) => {
    const [own] = screen.getAllDisplays();
    if (own === undefined) throw new Error('no screen');
    const counter = { ...own, id: 4_711, label: 'Counter', size: { width: 640, height: 480 } };
    const x = own.bounds.width - 640;
    counter.bounds = { x, y: 0, width: 640, height: 480 };
    screen.getAllDisplays = () => [own, counter];
    screen.getDisplayMatching = (place) => (place.x >= x ? counter : own);
  });
  const second = () => opened.electron?.windows().find((each) => each.url().includes('handout'));
  const show = async (): Promise<Page> => {
    await console.getByRole('button', { name: 'More ways' }).click();
    await console.getByRole('menuitem', { name: 'Show on Counter' }).click();
    await expect(console.getByText(/^The code is on the customer’s screen/)).toBeVisible();
    await expect.poll(() => second() !== undefined).toBe(true);
    const page = second();
    if (page === undefined) throw new Error('it is gone');
    return page;
  };
  await choosePassphrase(console);
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');

  const customers = await show();
  await expect(customers.locator('#left')).toHaveText(/^(30:00|29:\d\d)$/);
  expect(await customers.content()).not.toContain('Erika');
  const shot = await customers.screenshot();
  await test.info().attach('customer-screen', { body: shot, contentType: 'image/png' });
  expect(await decoded(shot)).toEqual([link]);

  await electron.evaluate(({ screen }) => {
    screen.emit('display-removed', {}, { id: 4_711 });
  });
  await expect.poll(second).toBeUndefined();
  await expect(console.getByText(/^The code is on the customer’s screen/)).toHaveCount(0);

  await show();
  await console.keyboard.press('Control+Enter');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await expect.poll(second).toBeUndefined();

  await aLinkFor(console, 'Max', 'Mustermann');
  await show();
  await console.keyboard.press('Control+l');
  await expect(console.getByRole('heading', { name: 'The desk is locked' })).toBeVisible();
  await expect.poll(second).toBeUndefined();
});
