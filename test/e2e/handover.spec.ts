import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { smallestWindow } from '../../main/shell/electron/window-place.ts';
import { handoutUrl } from '../../main/shell/handout-page.ts';
import { decoded } from '../fakes/decoder.ts';
import { printed } from '../fakes/paper.ts';
import { choosePassphrase, goTo, linkText, qrCode, typeName, unlock } from './desk-work.ts';
import { expect, test } from './fixtures.ts';
import { answersForNobody, type OpenConsole, type Surroundings } from './shells.ts';

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

test('the code is seen as a whole beside the practice guide, in the smallest window, too', async ({
  console,
  shell,
}) => {
  test.skip(shell !== 'chromium', 'the page is the same in every shell');
  await choosePassphrase(console);
  await goTo(console, 'settings');
  await console.getByRole('tab', { name: 'General' }).click();
  await console.getByRole('button', { name: 'Practise a registration' }).click();
  await console.getByRole('button', { name: 'Fill in an invented customer' }).click();
  await console.getByRole('checkbox', { name: /agrees/ }).press('Space');
  await console.getByRole('textbox', { name: 'First name' }).press('Enter');
  await expect(qrCode(console)).toBeVisible();
  const link = await linkText(console);
  for (const [width, height] of [
    [1_180, 820],
    [1_024, 640],
    [smallestWindow.width, smallestWindow.height],
  ] as const) {
    await console.setViewportSize({ width, height });
    // It is drawn and read back for each size.
    await expect(async () => expect(await decoded(await console.screenshot())).toEqual([link])).toPass();
    await expect(console.getByRole('complementary', { name: 'Guided practice' })).toBeInViewport({ ratio: 1 });
  }
});

/** What a system opens addresses with, where a shell asks a program: this one keeps the address. */
function putOpener(folder: string): void {
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$*" > '${folder}/opened'\n`, { mode: 0o755 });
}

const { HOME: home, PATH: programs } = process.env;

test.beforeEach(({ dataFolder }) => {
  const folder = path.join(dataFolder, 'bin');
  putOpener(folder);
  process.env.PATH = `${folder}${path.delimiter}${programs}`;
});

test.afterEach(() => {
  process.env.HOME = home;
  process.env.PATH = programs;
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

/** The address that the system was given to open. */
const openedOutside = async ({ electron }: OpenConsole, folder: string): Promise<string> =>
  electron === null
    ? readFileSync(path.join(folder, 'bin', 'opened'), 'utf8')
    : electron.evaluate(() => String(Reflect.get(globalThis, 'opened')));

test('the link leaves by other ways: as a file that reads, and as a draft that nobody calls sent', async ({
  opened,
  console,
  dataFolder,
  picture,
  shell,
}) => {
  test.skip(shell === 'packaged', answersForNobody);
  await standInForSystem(opened.electron, dataFolder);
  await choosePassphrase(console);
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');
  await console.getByRole('button', { name: 'More ways' }).click();
  await expect(console.getByText(/no secret channels/)).toBeVisible();
  await picture('more-ways');
  await console.keyboard.press('Escape');

  await choose(console, 'Copy text for SMS or messenger');
  await expect(console.getByText(/^Text copied.* no secret channel/)).toBeVisible();
  await expect(console.getByText('Link ready')).toBeVisible();
  await choose(console, 'E-mail draft');
  await expect(console.getByText(/^Draft opened.* no secret channel/)).toBeVisible();
  await expect(console.getByText('Link ready')).toBeVisible();
  const address = await openedOutside(opened, dataFolder);
  expect(new URL(address).searchParams.get('body')).toContain(link);

  await choose(console, 'Save picture (PNG)');
  const saved = console.getByText(/^Saved as .*\.png, and so handed over/);
  await expect(saved).toBeVisible();
  const [, file = ''] = /^Saved as (.*\.png),/.exec((await saved.textContent()) ?? '') ?? [];
  expect(file.startsWith(dataFolder)).toBe(true);
  expect(await decoded(readFileSync(file))).toEqual([link]);
  await picture('saved');
});

async function choose(console: Page, way: string | RegExp): Promise<void> {
  await console.getByRole('button', { name: 'More ways' }).click();
  await console.getByRole('menuitem', { name: way }).click();
}

test('a copied link goes from the clipboard with the customer, unless something else lies there by then', async ({
  opened,
  console,
  shell,
}) => {
  test.skip(shell === 'packaged', answersForNobody);
  const clipboard = clipboardOf(opened);
  await choosePassphrase(console);
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');
  await console.getByRole('button', { name: 'Copy link' }).click();
  await expect(console.getByText(/^Copied, and so handed over/)).toBeVisible();
  await expect.poll(clipboard.text).toBe(link);
  await console.keyboard.press('Control+Enter');
  await expect.poll(clipboard.text).toBe('');

  await aLinkFor(console, 'Max', 'Mustermann');
  await console.getByRole('button', { name: 'Copy link' }).click();
  await expect(console.getByText(/^Copied, and so handed over/)).toBeVisible();
  await clipboard.write('a shopping list');
  await console.keyboard.press('Control+Enter');
  // By then the desk has long looked whether it is still the link.
  await aLinkFor(console, 'Erika', 'Gabler');
  expect(await clipboard.text()).toBe('a shopping list');
});

test('a copied picture reads as the link, and goes in the same way', async ({ opened, console, shell }) => {
  test.skip(shell === 'packaged', answersForNobody);
  const { electron } = opened;
  const isOld = electron !== null && !(await electron.evaluate((its) => 'ClipboardItem' in its));
  test.skip(isOld, 'this Electron is older than the one that takes pictures');
  const clipboard = clipboardOf(opened);
  await choosePassphrase(console);
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');
  await choose(console, 'Copy picture');
  await expect(console.getByText(/^Picture copied, and so handed over/)).toBeVisible();
  expect(await decoded((await clipboard.image()) ?? Buffer.alloc(0))).toEqual([link]);
  await console.keyboard.press('Control+Enter');
  await expect.poll(clipboard.image).toBeNull();

  await aLinkFor(console, 'Max', 'Mustermann');
  await choose(console, 'Copy picture');
  await expect(console.getByText(/^Picture copied, and so handed over/)).toBeVisible();
  await clipboard.write('a shopping list');
  await console.keyboard.press('Control+Enter');
  // By then the desk has long looked whether it is still the link.
  await aLinkFor(console, 'Erika', 'Gabler');
  expect(await clipboard.text()).toBe('a shopping list');
});

/** The system's clipboard, as another program would see it. */
interface SeenClipboard {
  text(): Promise<string>;
  image(): Promise<Buffer | null>;
  write(text: string): Promise<void>;
}

/** So long an answer never takes that asks nobody. */
const answersWithinMs = 2_000;

const stillAsked = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('a person is asked')), answersWithinMs).unref());

function clipboardOf({ electron, page }: OpenConsole): SeenClipboard {
  if (electron !== null) {
    return {
      text: () => electron.evaluate(async ({ clipboard }) => clipboard.readText()),
      write: (text) => electron.evaluate(async ({ clipboard }, written) => clipboard.writeText(written), text),
      image: async () =>
        fromBase64(
          await electron.evaluate(async ({ clipboard }) => {
            for (const item of await clipboard.read()) {
              if (!item.types.includes('image/png')) continue;
              const blob = await item.getType('image/png');
              return Buffer.from(await blob.arrayBuffer()).toString('base64');
            }
            return null;
          }),
        ),
    };
  }
  /**
   * The desk takes the permission back after each use of its own, which may be now: then the browser asks a
   * person, and waits.
   */
  const permitted = async <T>(use: () => Promise<T>): Promise<T> => {
    const got: T[] = [];
    const { origin } = new URL(page.url());
    await expect(async () => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
      got.push(await Promise.race([use(), stillAsked()]));
    }).toPass();
    const [first] = got;
    if (first === undefined) throw new Error('it was not permitted');
    return first;
  };
  return {
    text: () => permitted(() => page.evaluate(() => navigator.clipboard.readText())),
    async write(text) {
      await permitted(() => page.evaluate((written) => navigator.clipboard.writeText(written).then(() => true), text));
    },
    async image() {
      const read = async (): Promise<string | null> => {
        for (const item of await navigator.clipboard.read()) {
          if (!item.types.includes('image/png')) continue;
          const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
          return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        }
        return null;
      };
      return fromBase64(await permitted(() => page.evaluate(read)));
    },
  };
}

const fromBase64 = (text: string | null): Buffer | null => (text === null ? null : Buffer.from(text, 'base64'));

test('a hand-out is seen before it is saved, and a call is ticked off', async ({
  opened,
  console,
  dataFolder,
  picture,
  shell,
}) => {
  test.skip(shell === 'packaged', answersForNobody);
  test.slow();
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
  await choose(console, /^By phone/);
  const second = console.getByRole('checkbox', { name: /^The second stage|^Die zweite Stufe/ });
  await second.press('Space');
  await expect(second).toBeChecked();
  await console.getByRole('textbox', { name: 'Spell something' }).fill('Köln-9');
  await expect(console.getByText('K wie Köln')).toBeVisible();
  await picture('phone');
  await console.keyboard.press('Escape');

  await choose(console, /^Print a hand-out/);
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
});

/** A printer of the system's that keeps what it is given, and how: the page itself becomes a PDF. */
async function standInForPrinter(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.print = (options, answer) => {
        void contents.printToPDF({ preferCSSPageSize: true }).then((pdf) => {
          Reflect.set(globalThis, 'printed', { options, pdf: pdf.toString('base64') });
          answer?.(true, '');
        });
      };
    });
  });
}

const printedSheet = (electron: ElectronApplication) =>
  electron.evaluate((): { readonly options: unknown; readonly pdf: string } => Reflect.get(globalThis, 'printed'));

test('the printer gets this customer’s hand-out, on the paper that was chosen, and nothing of the customer before', async ({
  opened,
  console,
  shell,
}) => {
  test.skip(shell === 'packaged', answersForNobody);
  test.skip(shell !== 'electron', 'the Chromium shell reaches no printer, and says so by offering a PDF alone');
  const { electron } = opened;
  if (electron === null) throw new Error('no Electron');
  await standInForPrinter(electron);
  await choosePassphrase(console);
  await aLinkFor(console, 'Erika', 'Musterfrau');
  // Gone on while the first one's page is being drawn.
  await choose(console, /^Print a hand-out/);
  await console.keyboard.press('Escape');
  await console.keyboard.press('Control+Enter');
  const link = await aLinkFor(console, 'Max', 'Mustermann');

  await choose(console, /^Print a hand-out/);
  await console.getByRole('radio', { name: 'A5' }).press('Space');
  await expect(console.locator('.print-preview[aria-busy=false]')).toBeVisible();
  await console.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(console.getByText(/^Printed, and so handed over/)).toBeVisible();
  const { options, pdf } = await printedSheet(electron);
  expect(options).toEqual({ pageSize: { width: 148_000, height: 210_000 }, margins: { marginType: 'none' } });
  const sheet = await printed(Buffer.from(pdf, 'base64'));
  expect([sheet.pages, sheet.widthMm, sheet.heightMm]).toEqual([1, 148, 210]);
  expect(await decoded(sheet.picture)).toEqual([link]);
});

const counter = { width: 800, height: 600, scale: 1.25 };

/** Screens that the Chromium shell finds, and no window on any real one. */
const besideEachOther: Surroundings = {
  switches: [
    `--screen-info={1400x1000 label=Desk}{${counter.width}x${counter.height} label=Counter devicePixelRatio=${counter.scale}}`,
  ],
  env: {},
};

/** A second screen, where the right edge of Electron's only one is. */
async function addCounter(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ screen }, { width, height }) => {
    const [own] = screen.getAllDisplays();
    if (own === undefined) throw new Error('no screen');
    const x = own.bounds.width - width;
    const added = { ...own, id: 4_711, label: 'Counter', size: { width, height }, bounds: { x, y: 0, width, height } };
    screen.getAllDisplays = () => [own, added];
    screen.getDisplayMatching = (place) => (place.x >= x ? added : own);
  }, counter);
}

async function unplugCounter({ electron }: OpenConsole, customers: Page): Promise<void> {
  if (electron !== null) {
    await electron.evaluate(({ screen }) => {
      screen.emit('display-removed', {}, { id: 4_711 });
    });
    return;
  }
  const session = await customers.context().newCDPSession(customers);
  const { screenInfos } = await session.send('Emulation.getScreenInfos');
  const its = screenInfos.find(({ label }) => label === 'Counter');
  if (its === undefined) throw new Error('no such screen');
  await session.send('Emulation.removeScreen', { screenId: its.id });
}

test('the customer’s screen shows the code and goes with the customer, with its cable, and with the console', async ({
  shell,
  program,
}) => {
  test.skip(shell === 'packaged', answersForNobody);
  test.slow();
  const opened = await program.open(shell === 'chromium' ? besideEachOther : undefined);
  const { page: console, electron, customerPage } = opened;
  if (electron !== null) await addCounter(electron);
  const shown = console.getByText(/^The code is on the customer’s screen/);
  const show = async (): Promise<Page> => {
    await console.getByRole('button', { name: 'More ways' }).click();
    await expect(console.getByRole('menuitem', { name: /^Show on/ })).toHaveCount(1);
    await console.getByRole('menuitem', { name: 'Show on Counter' }).click();
    await expect(shown).toBeVisible();
    await expect.poll(() => customerPage() !== null).toBe(true);
    const page = customerPage();
    if (page === null) throw new Error('it is gone');
    return page;
  };
  await choosePassphrase(console);
  const link = await aLinkFor(console, 'Erika', 'Musterfrau');

  const customers = await show();
  await expect(customers.locator('#left')).toHaveText(/^(30:00|29:\d\d)$/);
  expect(await customers.content()).not.toMatch(/Erika|Musterfrau/);
  const shot = await customers.screenshot();
  await test.info().attach('customer-screen', { body: shot, contentType: 'image/png' });
  expect(await decoded(shot)).toEqual([link]);
  if (electron === null) expect(await placeOf(customers)).toEqual({ left: 1_400, windowState: 'fullscreen' });

  await unplugCounter(opened, customers);
  await expect.poll(customerPage).toBeNull();
  await expect(shown).toHaveCount(0);
  await expect.poll(() => customers.isClosed()).toBe(true);

  // Somebody ends its process.
  const second = await show();
  await crash(opened, second);
  await expect.poll(customerPage).toBeNull();
  await expect(shown).toHaveCount(0);

  await show();
  await console.keyboard.press('Control+Enter');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await expect.poll(customerPage).toBeNull();

  // Gone on while it is on its way there.
  await aLinkFor(console, 'Erika', 'Gabler');
  await choose(console, 'Show on Counter');
  await console.keyboard.press('Control+Enter');
  const next = await aLinkFor(console, 'Max', 'Mustermann');
  expect(customerPage()).toBeNull();
  expect(await decoded(await (await show()).screenshot())).toEqual([next]);
  await console.keyboard.press('Control+l');
  await expect(console.getByRole('heading', { name: 'The desk is locked' })).toBeVisible();
  await expect.poll(customerPage).toBeNull();

  await unlock(console);
  await aLinkFor(console, 'Max', 'Mustermann');
  const last = await show();
  await program.close();
  expect(last.isClosed()).toBe(true);
});

async function placeOf(page: Page): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const { bounds } = await session.send('Browser.getWindowForTarget');
  return { left: bounds.left, windowState: bounds.windowState };
}

async function crash({ electron }: OpenConsole, customers: Page): Promise<void> {
  if (electron !== null) {
    await electron.evaluate(({ webContents }, address) => {
      const its = webContents.getAllWebContents().find((each) => each.getURL() === address);
      its?.forcefullyCrashRenderer();
    }, handoutUrl);
    return;
  }
  const session = await customers.context().newCDPSession(customers);
  // It has no answer: what should give one is gone.
  session.send('Page.crash').catch(() => undefined);
}
