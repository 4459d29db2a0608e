import type { Page } from '@playwright/test';
import { choosePassphrase } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

/** Puts a text into the clipboard the way another program would, through the page's own copying. */
async function copyElsewhere(console: Page, text: string): Promise<void> {
  await console.evaluate((copied) => {
    document.addEventListener(
      'copy',
      (event) => {
        event.preventDefault();
        event.clipboardData?.setData('text/plain', copied);
      },
      { once: true },
    );
    document.execCommand('copy');
  }, text);
}

const signature = `Mit freundlichen Grüßen
Mag. Erika Gabler
Hauptstraße 13/12/1
A-1010 Wien
geb. 29.10.1946 in Graz
erika.gabler@example.at`;

test('a pasted signature is shown before it fills the form, and can be taken back', async ({ console, picture }) => {
  await choosePassphrase(console);
  const field = (name: string) => console.getByRole('textbox', { name });
  await copyElsewhere(console, signature);
  await console.keyboard.press('Control+v');
  const sheet = console.getByRole('dialog', { name: 'Fill in from a text' });
  await expect(sheet.getByRole('checkbox')).toHaveCount(9);
  await expect(sheet.getByRole('button', { name: 'Fill in 9 fields' })).toBeFocused();
  await expect(field('First name')).toHaveValue('');
  await picture('paste');
  await console.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(field('First name')).toHaveValue('Erika');
  await expect(field('Last name')).toHaveValue('Gabler');
  await expect(field('Date of birth')).toHaveValue('29.10.1946');
  await expect(field('Date of birth')).toHaveAccessibleDescription(/29 October 1946, age 80/);
  await expect(field('Place of birth')).toHaveValue('Graz');
  await expect(console.getByRole('combobox', { name: 'Country' })).toHaveValue('Austria');
  await expect(console.getByRole('combobox', { name: 'Nationality' })).toBeFocused();
  await expect(console.getByText('9 fields filled in from the text.')).toBeVisible();
  await picture('pasted');

  await console.keyboard.press('Control+z');
  await expect(field('Last name')).toHaveValue('');
  await expect(console.getByRole('combobox', { name: 'Country' })).toHaveValue('');
  await expect(console.getByText('9 fields filled in from the text.')).toBeHidden();
});

test('what is typed already stays, unless somebody says otherwise; a field can have the text for itself', async ({
  console,
}) => {
  await choosePassphrase(console);
  const field = (name: string) => console.getByRole('textbox', { name });
  await console.keyboard.type('Maria');
  await copyElsewhere(console, 'Vorname: Erika\tNachname: Gabler\tOrt: Wien');
  await console.keyboard.press('Control+e');
  const sheet = console.getByRole('dialog', { name: 'Fill in from a text' });
  await expect(sheet.getByRole('textbox', { name: 'Text' })).toBeFocused();
  await console.keyboard.press('Control+v');
  await expect(sheet.getByRole('checkbox', { name: /First name/ })).not.toBeChecked();
  await expect(sheet.getByRole('checkbox', { name: /Last name/ })).toBeChecked();
  await console.keyboard.press('Control+Enter');
  await expect(field('First name')).toHaveValue('Maria');
  await expect(field('Last name')).toHaveValue('Gabler');
  await expect(field('City')).toHaveValue('Wien');

  await field('Street').focus();
  await copyElsewhere(console, 'Eva Maier, Gasse 1, 8010 Graz');
  await console.keyboard.press('Control+v');
  await expect(sheet.getByRole('button', { name: /^Fill in/ })).toBeFocused();
  await console.keyboard.press('Shift+Tab');
  await console.keyboard.press('Enter');
  await expect(field('Street')).toHaveValue('Eva Maier, Gasse 1, 8010 Graz');

  await copyElsewhere(console, 'Steyr');
  await field('Place of birth').focus();
  await console.keyboard.press('Control+v');
  await expect(field('Place of birth')).toHaveValue('Steyr');
  await expect(sheet).toBeHidden();
});
