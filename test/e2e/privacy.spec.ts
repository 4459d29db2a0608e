import { agree, choosePassphrase, goTo, qrCode, registerMaxMustermann, typeMaxMustermann } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

test('a customer is forgotten on request, in every session, and the record stays', async ({ console, picture }) => {
  await choosePassphrase(console);
  await registerMaxMustermann(console);
  await console.keyboard.press('Control+Enter');
  await typeMaxMustermann(console);
  await agree(console);
  await console.keyboard.press('Enter');
  const question = console.getByRole('alertdialog');
  await expect(question.getByRole('textbox')).toBeFocused();
  await console.keyboard.type('The first phone is lost');
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();

  await goTo(console, 'sessions');
  await console.getByRole('row').nth(1).click();
  await console.getByRole('button', { name: 'Erase the customer’s data' }).press('Enter');
  const sheet = console.getByRole('alertdialog');
  await expect(sheet.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await sheet.getByRole('radio', { name: 'Every session of this person' }).press('Space');
  await expect(sheet.getByText(/Erased will be: .*,/)).toBeVisible();
  await sheet.getByRole('textbox', { name: 'Reason' }).fill('Mustermann asked for it');
  await console.keyboard.press('Enter');
  await expect(sheet.getByText('The reason names the customer. Say it without.')).toBeVisible();
  await picture('erase');
  await sheet.getByRole('textbox', { name: 'Reason' }).fill('Asked for in writing');
  await console.keyboard.press('Enter');
  await expect(sheet.getByText('The customer data of 2 sessions was erased here.')).toBeVisible();
  await expect(sheet.getByText(/Nothing is erased at Zastrpay/)).toBeVisible();
  await console.keyboard.press('Enter');
  await expect(console.getByText('Asked for in writing')).toBeVisible();
  await expect(console.getByRole('row').filter({ hasText: 'Erased' })).toHaveCount(2);
  await console.getByRole('searchbox', { name: 'Search sessions' }).fill('Mustermann');
  await expect(console.getByText('Nothing found')).toBeVisible();
});

test('a rule for retention is kept, and what is due is said before it goes', async ({ console, picture }) => {
  await choosePassphrase(console);
  await goTo(console, 'settings');
  await console.getByRole('tab', { name: 'Retention' }).click();
  await expect(console.getByText('By the saved rules nothing is due.')).toBeVisible();
  await console.getByRole('textbox', { name: 'Registered' }).fill('ninety');
  await console.keyboard.press('Enter');
  await expect(console.getByText('Whole days, 1 to 3650.')).toBeVisible();
  await console.getByRole('button', { name: 'Fill in our proposal' }).press('Enter');
  await console.getByRole('textbox', { name: 'Registered' }).fill('45');
  await console.keyboard.press('Enter');
  await expect(console.getByText('Saved.')).toBeVisible();
  await picture('retention');
  await goTo(console, 'sessions');
  await goTo(console, 'settings');
  await expect(console.getByRole('textbox', { name: 'Registered' })).toHaveValue('45');
  await expect(console.getByRole('textbox', { name: 'Expired' })).toHaveValue('30');
});
