import { expect, type Page } from '@playwright/test';
import type { Result } from '../../preload/contract/errors.ts';
import type { DeskBridge } from '../../preload/contract/events.ts';
import { type Screen, screens } from '../../renderer/stores/navigation.ts';
import { pageUrls } from '../builders/customer.ts';

/** What an operator does at the desk, with the keyboard. */
export const passphrase = 'three quiet synthetic words';

/** The first start: language, a passphrase, twice, and nothing more than that. */
export async function choosePassphrase(console: Page): Promise<void> {
  await setPassphrase(console);
  await console.getByRole('button', { name: 'Open the desk' }).press('Enter');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
}

/** The first two steps of the first start, up to the third. */
export async function setPassphrase(console: Page): Promise<void> {
  const next = console.getByRole('button', { name: 'Continue' });
  const field = console.getByRole('textbox', { name: 'Passphrase', exact: true });
  // Who has chosen a language already is not asked for it.
  await next.or(field).first().waitFor();
  if (await next.isVisible()) await next.press('Enter');
  await expect(field).toBeFocused();
  await console.keyboard.type(passphrase);
  // Past the button that would show it.
  await console.keyboard.press('Tab');
  await console.keyboard.press('Tab');
  await expect(console.getByRole('textbox', { name: 'Repeat the passphrase' })).toBeFocused();
  await console.keyboard.type(passphrase);
  await console.keyboard.press('Enter');
  await expect(console.getByRole('textbox', { name: 'Name of the merchant' })).toBeFocused();
}

/** Every later start. */
export async function unlock(console: Page): Promise<void> {
  // Other screens have a field of that name, too, and lose what is typed while the lock comes up.
  await expect(console.getByRole('heading', { name: 'The desk is locked' })).toBeVisible();
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

/** From an empty form to the link of the page's customer, ready to be handed over. */
export async function registerMaxMustermann(console: Page): Promise<void> {
  await typeMaxMustermann(console);
  await agree(console);
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
}

/** A customer of whom only the name is known. */
export async function typeName(console: Page, firstName: string, lastName: string): Promise<void> {
  await console.getByRole('textbox', { name: 'First name' }).fill(firstName);
  await console.getByRole('textbox', { name: 'Last name' }).fill(lastName);
  await console.getByRole('checkbox', { name: /agrees/ }).press('Space');
}

/** Each screen has the number of its place in the navigation for a key. */
export const goTo = (console: Page, screen: Screen): Promise<void> =>
  console.keyboard.press(`Control+${screens.indexOf(screen) + 1}`);

export const qrCode = (console: Page) =>
  console.getByRole('img', { name: /^QR code with the registration link of session/ });

export const linkText = async (console: Page): Promise<string> =>
  ((await console.getByRole('region', { name: 'Link' }).textContent()) ?? '').trim();

type ProfileWanted = Pick<Parameters<DeskBridge['profiles.add']>[0], 'name' | 'environment' | 'baseUrl'>;

/** Registrations go to another Zastrpay from here on: a stub that a test can make behave as it likes. */
export async function activateProfile(console: Page, profile: ProfileWanted): Promise<void> {
  await console.evaluate(addAndActivate, { ...profile, redirectUrls: pageUrls });
  await expect(console.getByText(profile.name).first()).toBeVisible();
}

async function addAndActivate(profile: ProfileWanted & { readonly redirectUrls: typeof pageUrls }): Promise<void> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  const value = <T>(result: Result<T>): T => {
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  };
  const rest = { locale: 'de-DE', link: 'query', apiKey: 'synthetic-api-key' };
  const { id } = value(await desk['profiles.add']({ ...profile, ...rest }));
  value(await desk['profiles.activate']({ id }));
}
