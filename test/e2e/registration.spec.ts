import { decoded } from '../fakes/decoder.ts';
import { agree, choosePassphrase, goTo, linkText, qrCode, typeMaxMustermann } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

test('a registration, with the keyboard, from the first start to registered', async ({
  console,
  customerBrowser,
  picture,
}) => {
  await choosePassphrase(console);
  await typeMaxMustermann(console);
  await agree(console);
  await picture('form');
  await console.keyboard.press('Enter');

  const code = qrCode(console);
  await expect(code).toBeVisible();
  const link = await linkText(console);
  await picture('hand-over');
  expect(await decoded(await console.screenshot())).toEqual([link]);

  const customer = await customerBrowser.newPage();
  await customer.goto(link);
  await customer.getByRole('button', { name: 'Registrieren und QR-Code erhalten' }).click();
  await customer.getByRole('button', { name: 'Prüfung im Shop simulieren' }).click();

  await expect(console.getByText('The customer is registered')).toBeVisible();
  await expect(code).toBeHidden();
  await goTo(console, 'sessions');
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
  const country = console.getByRole('combobox', { name: 'Country' });
  await country.fill('Atlantis');
  await country.press('Tab');
  await expect(field('E-mail')).toBeFocused();
  await console.keyboard.press('Enter');
  const summary = console.getByRole('alert').filter({ hasText: 'Please check 5 fields:' });
  await expect(summary.getByRole('button', { name: 'Last name' })).toBeFocused();
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
  await expect(country).toHaveValue('Atlantis');
  await expect(country).toHaveAccessibleDescription(/No such country/);
});
