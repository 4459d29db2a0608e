import { expect, type Page } from '@playwright/test';

/** What an operator does at the desk, with the keyboard. */
export const passphrase = 'three quiet synthetic words';

/** The first start: a passphrase, twice. */
export async function choosePassphrase(console: Page): Promise<void> {
  await expect(console.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeFocused();
  await console.keyboard.type(passphrase);
  // Past the button that would show it.
  await console.keyboard.press('Tab');
  await console.keyboard.press('Tab');
  await expect(console.getByRole('textbox', { name: 'Repeat the passphrase' })).toBeFocused();
  await console.keyboard.type(passphrase);
  await console.keyboard.press('Enter');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
}

/** Every later start. */
export async function unlock(console: Page): Promise<void> {
  await expect(console.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeFocused();
  await console.keyboard.type(passphrase);
  await console.keyboard.press('Enter');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeVisible();
}

/** The page's customer, one field, Tab, the next; ends on the customer's language. */
export async function typeMaxMustermann(console: Page): Promise<void> {
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

export async function agree(console: Page): Promise<void> {
  await console.keyboard.press('Tab');
  const consent = console.getByRole('checkbox', { name: /agrees/ });
  await expect(consent).toBeFocused();
  await console.keyboard.press('Space');
  await expect(consent).toBeChecked();
}

/** A customer of whom only the name is known. */
export async function typeName(console: Page, firstName: string, lastName: string): Promise<void> {
  await console.getByRole('textbox', { name: 'First name' }).fill(firstName);
  await console.getByRole('textbox', { name: 'Last name' }).fill(lastName);
  await console.getByRole('checkbox', { name: /agrees/ }).press('Space');
}

export const qrCode = (console: Page) =>
  console.getByRole('img', { name: /^QR code with the registration link of session/ });

export const linkText = async (console: Page): Promise<string> =>
  ((await console.getByRole('region', { name: 'Link' }).textContent()) ?? '').trim();
