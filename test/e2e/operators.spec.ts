import type { Page } from '@playwright/test';
import { choosePassphrase, goTo, passphrase, qrCode, typeMaxMustermann } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

/** With the keyboard, from the settings' part that is open. */
async function addOperator(page: Page, name: string, pin: string, moveRole: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Add operator' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(pin);
  if (moveRole.length > 0) await page.keyboard.press('Tab');
  for (const key of moveRole) await page.keyboard.press(key);
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add operator' })).toBeFocused();
}

async function type(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Faster than anybody types, and than main can answer: all keys before the page gets to anything else. */
async function typeAtOnce(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.evaluate(async (all) => {
    for (const key of all) {
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }),
      );
      // What React does of a key it has done before the next.
      await Promise.resolve();
    }
  }, keys);
}

test('a shared desk: each with a PIN and a role, and a draft that stays the desk’s', async ({ console, picture }) => {
  await choosePassphrase(console);
  await typeMaxMustermann(console);

  await goTo(console, 'settings');
  await expect(console.getByRole('tab', { name: 'General' })).toBeVisible();
  await console.getByRole('tab', { name: 'General' }).focus();
  const parts = await console.getByRole('tab').allTextContents();
  for (let n = parts.indexOf('General'); n < parts.indexOf('Operators'); n += 1)
    await console.keyboard.press('ArrowDown');
  await expect(console.getByRole('tab', { name: 'Operators' })).toBeFocused();
  await addOperator(console, 'Lena Lehner', '2580', []);
  await addOperator(console, 'Anton Auer', '739146', []);
  await addOperator(console, 'Rita Revisorin', '4471', ['ArrowRight', 'ArrowRight']);
  await picture('operators');

  // One gets another role and keeps the PIN; one who was added by mistake goes, after a question that keeps by default.
  await addOperator(console, 'Irene Irrtum', '491738', []);
  await console.getByRole('button', { name: 'Change Irene Irrtum' }).press('Enter');
  await expect(console.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await type(console, 'Tab', 'Tab', 'ArrowRight');
  await console.getByRole('textbox', { name: 'Name' }).press('Enter');
  const mistaken = console.getByRole('listitem').filter({ hasText: 'Irene Irrtum' });
  await expect(mistaken).toContainText('Team lead');
  await console.getByRole('button', { name: 'Remove Irene Irrtum' }).press('Enter');
  await expect(console.getByRole('alertdialog')).toBeVisible();
  await console.keyboard.press('Enter');
  await expect(mistaken).toHaveCount(1);
  await console.getByRole('button', { name: 'Remove Irene Irrtum' }).press('Enter');
  await expect(console.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
  await type(console, 'Tab', 'Enter');
  await expect(mistaken).toHaveCount(0);

  // F4 and a number, then the PIN.
  await console.keyboard.press('F4');
  await expect(console.getByRole('dialog', { name: 'Who is at the desk?' })).toBeVisible();
  await console.keyboard.press('2');
  await expect(console.getByRole('textbox', { name: 'PIN of Anton Auer' })).toBeFocused();
  await console.keyboard.type('0000');
  await console.keyboard.press('Enter');
  await expect(console.getByText('This is not the PIN.')).toBeVisible();
  await picture('operators-wrong-pin');
  await expect(console.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await console.keyboard.type('739146');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('dialog')).toHaveCount(0);
  await expect(console.getByRole('banner')).toContainText('Anton Auer');

  // An agent sets nothing but the appearance, and goes on with what was typed.
  await expect(console.getByRole('tab', { name: 'Operators' })).toHaveCount(0);
  await expect(console.getByText('Everything else here is set by a team lead.')).toBeVisible();
  await goTo(console, 'registration');
  await expect(console.getByRole('textbox', { name: 'First name' })).toHaveValue('Max');
  await console.getByRole('checkbox', { name: /agrees/ }).press('Space');
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();

  // An auditor reads. Keys that come before the desk has said who works here are not lost, nor taken for something else.
  await typeAtOnce(console, 'F4', '3', '4', '4', '7', '1', 'Enter');
  await expect(console.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  await expect(qrCode(console)).toHaveCount(0);
  await expect(console.getByRole('button', { name: 'New registration' })).toHaveCount(0);
  await console.keyboard.press('Control+n');
  await expect(console.getByRole('heading', { name: 'Sessions' })).toBeVisible();

  // After a lock somebody has to say who they are.
  await console.keyboard.press('Control+l');
  await expect(console.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeFocused();
  await console.keyboard.type(passphrase);
  await console.keyboard.press('Enter');
  await expect(console.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible();
  await picture('operators-who');
  await console.keyboard.press('ArrowDown');
  await console.keyboard.press('Enter');
  await console.keyboard.type('739146');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('textbox', { name: 'First name' })).toBeVisible();
  await goTo(console, 'sessions');
  await expect(console.getByRole('row')).toHaveCount(2);
  await console.getByRole('grid').press('Enter');
  await expect(console.getByRole('complementary')).toContainText('Anton Auer');
});
