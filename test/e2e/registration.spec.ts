import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { expect, test } from './fixtures.ts';

const passphrase = 'three quiet synthetic words';

/** The page's customer, typed as an operator types: one field, Tab, the next. */
async function typeMaxMustermann(console: Page): Promise<void> {
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
  const typed = [
    'Max',
    'Mustermann',
    '29.10.1946',
    'Vienna',
    'DE',
    'Hauptstrasse 13/12/1',
    '12345',
    'Vienna',
    'Germany',
    'paul.smith@testabc.com',
  ];
  for (const text of typed) {
    await console.keyboard.type(text);
    await console.keyboard.press('Tab');
  }
}

async function choosePassphrase(console: Page): Promise<void> {
  await expect(console.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeFocused();
  await console.keyboard.type(passphrase);
  // Past the button that would show it.
  await console.keyboard.press('Tab');
  await console.keyboard.press('Tab');
  await expect(console.getByRole('textbox', { name: 'Repeat the passphrase' })).toBeFocused();
  await console.keyboard.type(passphrase);
  await console.keyboard.press('Enter');
}

/** What an independent decoder reads off a picture. */
async function decoded(png: Buffer): Promise<readonly string[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(wasm)).buffer as ArrayBuffer } });
  const codes = await readBarcodes(png, { formats: ['QRCode'] });
  return codes.map(({ text }) => text);
}

test('a registration, with the keyboard, from the first start to registered', async ({
  console,
  customerBrowser,
  picture,
}) => {
  await choosePassphrase(console);
  await typeMaxMustermann(console);
  // The customer's language is set; the next stop is consent.
  await console.keyboard.press('Tab');
  const consent = console.getByRole('checkbox', { name: /agrees/ });
  await expect(consent).toBeFocused();
  await console.keyboard.press('Space');
  await expect(consent).toBeChecked();
  await picture('form');
  await console.keyboard.press('Enter');

  const code = console.getByRole('img', { name: /^QR code with the registration link of session/ });
  await expect(code).toBeVisible();
  const link = (await console.getByRole('region', { name: 'Link' }).innerText()).trim();
  await picture('hand-over');
  expect(await decoded(await console.screenshot())).toEqual([link]);

  const customer = await customerBrowser.newPage();
  await customer.goto(link);
  await customer.getByRole('button', { name: 'Registrieren und QR-Code erhalten' }).click();
  await customer.getByRole('button', { name: 'Prüfung im Shop simulieren' }).click();

  await expect(console.getByText('The customer is registered')).toBeVisible();
  await expect(code).toBeHidden();
  await console.keyboard.press('Control+2');
  const row = console.getByRole('row').filter({ hasText: 'Registered' });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('M••• M•••');
  await picture('sessions');
});

test('bad input is told next to its field, and loses nothing', async ({ console }) => {
  await choosePassphrase(console);
  const field = (name: string) => console.getByRole('textbox', { name });
  await field('First name').fill('Max');
  await field('Date of birth').fill('31.02.1980');
  await field('E-mail').fill('paul.smith@');
  await console.getByRole('combobox', { name: 'Country' }).fill('Atlantis');
  await console.keyboard.press('Enter');
  await expect(field('Last name')).toBeFocused();
  for (const [name, words] of [
    ['Last name', 'This is needed.'],
    ['Date of birth', 'This day does not exist.'],
    ['E-mail', 'An address looks like name@example.com.'],
  ] as const) {
    await expect(field(name)).toHaveAccessibleDescription(new RegExp(words));
  }
  await expect(field('Date of birth')).toHaveValue('31.02.1980');
  await expect(field('E-mail')).toHaveValue('paul.smith@');
  await expect(console.getByRole('combobox', { name: 'Country' })).toHaveValue('Atlantis');
});
