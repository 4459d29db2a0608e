import { activateProfile, choosePassphrase, qrCode, registerMaxMustermann } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

test('everything from one field: a screen, an appearance, a session by its reference', async ({ console, picture }) => {
  await choosePassphrase(console);
  await registerMaxMustermann(console);
  const name = (await qrCode(console).getAttribute('aria-label')) ?? '';
  const reference = /[A-Z2-9]{3}-[A-Z2-9]{3}/.exec(name)?.[0] ?? 'none';

  const open = async (): Promise<void> => {
    await console.keyboard.press('Control+k');
    await expect(console.getByRole('combobox', { name: 'What do you want to do?' })).toBeFocused();
  };
  await open();
  await picture('palette');
  await console.keyboard.type('set pro');
  await expect(console.getByRole('option', { selected: true })).toHaveText('Settings: Profiles');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('tab', { name: 'Profiles', selected: true })).toBeVisible();

  await open();
  await console.keyboard.type('dark');
  await console.keyboard.press('Enter');
  await expect(console.locator('html')).toHaveAttribute('data-theme', 'dark');

  await open();
  await console.keyboard.type(reference.toLowerCase());
  await expect(console.getByRole('option', { name: reference })).toBeVisible();
  await console.keyboard.press('ArrowUp');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('complementary')).toContainText(reference);

  // Done with it from here: Tab offers what can be done, and what cannot be undone is asked first.
  await open();
  await console.keyboard.type(reference);
  await expect(console.getByRole('option', { name: reference })).toBeVisible();
  await console.keyboard.press('Tab');
  await expect(console.getByRole('option')).toHaveText([
    'Show details',
    'Open hand-over',
    'New link for this customer',
    'Cancel session',
  ]);
  await console.keyboard.type('canc');
  await console.keyboard.press('Enter');
  const question = console.getByRole('alertdialog', { name: 'Cancel this session at Zastrpay?' });
  await expect(question).toBeVisible();
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await console.keyboard.press('Tab');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('complementary')).toContainText('Cancelled');
  // It is the one that is looked at, so it stands first.
  await open();
  await expect(console.getByRole('option', { selected: true })).toContainText(reference);
  await console.keyboard.press('Tab');
  await console.keyboard.type('new link');
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
  await expect(qrCode(console)).not.toHaveAttribute('aria-label', new RegExp(reference));

  // Another profile; a live one is asked about first.
  await activateProfile(console, { name: 'Shop, Live', environment: 'live', baseUrl: 'https://api.example' });
  await open();
  await console.keyboard.type('switch practice');
  await console.keyboard.press('Enter');
  await expect(console.getByText('Nothing leaves this computer.')).toBeVisible();
  await open();
  await console.keyboard.type('switch live');
  await console.keyboard.press('Enter');
  await expect(console.getByRole('alertdialog', { name: 'Switch to LIVE?' })).toBeVisible();
  await console.keyboard.press('Tab');
  await console.keyboard.press('Enter');
  await expect(console.getByText('Real customers.')).toBeVisible();

  await open();
  await console.keyboard.press('Escape');
  await expect(console.getByRole('dialog')).toHaveCount(0);
  await console.keyboard.press('F1');
  await expect(console.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to or do anything');
});
