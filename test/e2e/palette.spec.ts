import { choosePassphrase, qrCode, registerMaxMustermann } from './desk-work.ts';
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

  await open();
  await console.keyboard.press('Escape');
  await expect(console.getByRole('dialog')).toHaveCount(0);
  await console.keyboard.press('F1');
  await expect(console.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to or do anything');
});
