import type { Page } from '@playwright/test';
import { findings } from './axe.ts';
import { activateProfile, goTo, qrCode, setPassphrase } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

const guide = (console: Page) => console.getByRole('complementary', { name: /^(Guided practice|Geführte Übung)$/ });
const press = (console: Page, name: string) => console.getByRole('button', { name }).press('Enter');

test('the first start takes three steps, and a guide goes along with the first registration', async ({
  console,
  picture,
}) => {
  await expect(console.getByRole('listitem').filter({ hasText: 'Language' })).toHaveAttribute('aria-current', 'step');
  await expect(console.getByRole('button', { name: 'Continue' })).toBeFocused();
  await console.getByRole('radio', { name: 'Deutsch' }).press('Space');
  await expect(console.getByRole('heading', { name: 'Willkommen' })).toBeVisible();
  expect(await findings(console), 'language').toEqual([]);
  await picture('language');
  await console.getByRole('radio', { name: 'English' }).press('Space');
  await setPassphrase(console);
  await console.keyboard.type('Kaffeehaus am Graben');
  expect(await findings(console), 'shop').toEqual([]);
  await picture('shop');
  await console.keyboard.press('Enter');

  // On the form: an invented customer, another one each time, and the operator's own tick.
  await expect(guide(console)).toContainText('Step 1 of 5');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await press(console, 'Fill in an invented customer');
  await expect(console.getByRole('textbox', { name: 'E-mail' })).toHaveValue(/@practice\.example$/);
  await expect(console.getByRole('button', { name: 'Fill in an invented customer' })).toBeDisabled();
  await console.getByRole('checkbox', { name: /agrees/ }).press('Space');
  expect(await findings(console), 'guide beside the form').toEqual([]);
  await picture('guide-form');
  await console.getByRole('textbox', { name: 'First name' }).press('Enter');

  await expect(qrCode(console)).toBeVisible();
  await expect(guide(console)).toContainText('Here is the code');
  await console.keyboard.press('F2');
  await expect(guide(console)).toContainText('What the customer does now');
  await press(console, 'Let the customer register');
  await expect(guide(console)).toContainText('Registered, by Zastrpay’s word');
  await expect(console.getByRole('heading', { name: 'The customer is registered' })).toBeVisible();
  await press(console, 'To the list of sessions');
  await expect(guide(console)).toContainText('What the list shows');
  await expect(console.getByRole('row').filter({ hasText: 'Registered' })).toBeVisible();
  await picture('guide-list');
  await press(console, 'Finish');
  await expect(guide(console)).toBeHidden();

  // What was said at the start is there, and the guide can be had again.
  await goTo(console, 'settings');
  await console.getByRole('tab', { name: 'Hand-outs' }).click();
  await expect(console.getByRole('textbox', { name: 'Name of the merchant' })).toHaveValue('Kaffeehaus am Graben');
  await console.keyboard.press('F1');
  await press(console, 'Practise a registration');
  await expect(guide(console)).toBeVisible();

  // Never with another profile than the practice one.
  await activateProfile(console, { name: 'Shop', environment: 'live', baseUrl: 'https://api.zastrpay.example' });
  await expect(guide(console)).toContainText('First to the practice profile');
  await expect(console.getByRole('button', { name: 'Fill in an invented customer' })).toBeHidden();
  await press(console, 'Switch to practice');
  await expect(console.getByRole('region', { name: 'Active profile: Practice' })).toBeVisible();
  await press(console, 'End the practice');
  await expect(guide(console)).toBeHidden();
});

test('a shared desk begins with those who share it', async ({ console }) => {
  await setPassphrase(console);
  await console.getByRole('radio', { name: 'Several people' }).press('Space');
  await press(console, 'Add the operators');
  await expect(console.getByRole('tab', { name: 'Operators', selected: true })).toBeVisible();
});
