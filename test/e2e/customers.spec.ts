import {
  agree,
  choosePassphrase,
  goTo,
  linkText,
  qrCode,
  registerMaxMustermann,
  typeMaxMustermann,
  typeName,
  unlock,
} from './desk-work.ts';
import { expect, test } from './fixtures.ts';

test('a window closed half-way keeps what was typed', async ({ program }) => {
  const first = await program.open();
  await choosePassphrase(first.page);
  await typeMaxMustermann(first.page);
  await program.close();

  const { page } = await program.open();
  await unlock(page);
  const value = (name: string) => page.getByRole('textbox', { name }).inputValue();
  expect(await value('First name')).toBe('Max');
  expect(await value('Date of birth')).toBe('29.10.1946');
  expect(await value('E-mail')).toBe('paul.smith@testabc.com');
  await expect(page.getByRole('combobox', { name: 'Nationality' })).toHaveValue('Germany');
});

test('the next customer sees nothing of the one before', async ({ console }) => {
  await choosePassphrase(console);
  await registerMaxMustermann(console);
  const link = await linkText(console);
  await console.keyboard.press('F2');
  await expect(console.getByText('Handed over').first()).toBeVisible();
  await console.keyboard.press('Control+Enter');

  await expect(console.getByRole('textbox', { name: 'First name' })).toBeFocused();
  await expect(console.getByRole('textbox', { name: 'First name' })).toHaveValue('');
  await expect(qrCode(console)).toHaveCount(0);
  const page = await console.content();
  for (const trace of ['Mustermann', 'paul.smith', link]) expect(page).not.toContain(trace);

  // The country used last comes first, whatever its name; another one by its German name or its code.
  const country = console.getByRole('combobox', { name: 'Country' });
  await country.focus();
  await console.keyboard.press('ArrowDown');
  await expect(console.getByRole('option').first()).toContainText('Germany');
  await console.keyboard.press('ArrowDown');
  await console.keyboard.press('Enter');
  await expect(country).toHaveValue(/./);
  await country.fill('');
  await console.keyboard.type('Österr');
  await console.keyboard.press('ArrowDown');
  await console.keyboard.press('Enter');
  await expect(country).toHaveValue('Austria');
  await country.fill('');
  await console.keyboard.type('CH');
  await console.keyboard.press('Tab');
  await expect(country).toHaveValue('Switzerland');
});

test('a second session for the same person is no accident', async ({ console }) => {
  await choosePassphrase(console);
  await registerMaxMustermann(console);
  await console.keyboard.press('Control+Enter');
  await typeMaxMustermann(console);
  await agree(console);
  await console.keyboard.press('Enter');
  const question = console.getByRole('dialog').or(console.getByRole('alertdialog'));
  await expect(question).toBeVisible();
  await expect(question.getByRole('textbox', { name: 'Reason for a second session' })).toBeFocused();
  await console.keyboard.type('The first phone is lost');
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
  await goTo(console, 'sessions');
  await expect(console.getByText('2 sessions')).toBeVisible();
});

test('a locked desk shows nobody, and one passphrase brings all back', async ({ console }) => {
  await choosePassphrase(console);
  await typeName(console, 'Erika', 'Musterfrau');
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
  await console.keyboard.press('Control+l');
  await expect(console.getByRole('heading', { name: 'The desk is locked' })).toBeVisible();
  await expect(qrCode(console)).toHaveCount(0);
  await console.keyboard.type('not the passphrase');
  await console.keyboard.press('Enter');
  await expect(console.getByText('This is not the passphrase.')).toBeVisible();
});
