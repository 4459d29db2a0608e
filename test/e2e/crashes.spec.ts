import { readFileSync } from 'node:fs';
import path from 'node:path';
import { choosePassphrase, goTo, qrCode, typeName } from './desk-work.ts';
import { expect, test } from './fixtures.ts';

test('a screen that cannot be drawn keeps the form, and can be tried again', async ({
  console,
  dataFolder,
  picture,
  tolerate,
}) => {
  tolerate(/a formatter that broke|The above error occurred/);
  await choosePassphrase(console);
  await typeName(console, 'Erika', 'Musterfrau');
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
  await console.keyboard.press('Control+n');
  await console.getByRole('textbox', { name: 'First name' }).fill('Max');

  // Every time in the list is written by it.
  await console.evaluate(() => {
    const { format } = Object.getOwnPropertyDescriptors(Intl.DateTimeFormat.prototype);
    Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
      ...format,
      get() {
        throw new Error('a formatter that broke');
      },
    });
    Reflect.set(window, 'mend', () => Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', format));
  });
  await goTo(console, 'sessions');
  await expect(console.getByRole('heading', { name: 'This screen cannot be shown' })).toBeVisible();
  await picture('broken-screen');
  const log = () => readFileSync(path.join(dataFolder, 'logs', 'desk.log'), 'utf8');
  await expect.poll(log).toMatch(/a defect of the page {"kind":"screen","name":"Error","at":"[\w.-]+\.js:\d+:\d+/);
  expect(log()).not.toContain('a formatter that broke');

  await goTo(console, 'registration');
  await expect(console.getByRole('textbox', { name: 'First name' })).toHaveValue('Max');
  await goTo(console, 'sessions');
  await console.evaluate(() => Reflect.apply(Reflect.get(window, 'mend'), undefined, []));
  await console.getByRole('button', { name: 'Try again' }).click();
  await expect(console.getByRole('row').filter({ hasText: 'Link ready' })).toHaveCount(1);
});

test('a page that crashes comes back with what was typed', async ({ opened, console }) => {
  const { electron } = opened;
  test.skip(electron === null, 'only Electron’s main process can crash its page');
  if (electron === null) return;
  await choosePassphrase(console);
  await console.getByRole('textbox', { name: 'First name' }).fill('Erika');
  const kept = () =>
    console.evaluate(async () => {
      const draft = await window.desk['drafts.open']();
      return draft.ok ? draft.value.form.customer.firstName : draft.error.code;
    });
  await expect.poll(kept).toBe('Erika');

  await electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const back = new Promise<void>((resolve) => contents?.once('did-finish-load', () => resolve()));
    contents?.forcefullyCrashRenderer();
    await back;
  });
  const firstName = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
        "document.querySelector('input[value=Erika]')?.value ?? null",
      ),
    );
  await expect.poll(firstName).toBe('Erika');
});

test('an error that nobody caught in main is survived, logged without its words, and told', async ({
  opened,
  console,
  dataFolder,
  picture,
  tolerate,
}) => {
  const { electron } = opened;
  test.skip(electron === null, 'only Electron’s main process can be made to fail');
  if (electron === null) return;
  tolerate(/an error that nobody caught/);
  await choosePassphrase(console);
  await electron.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('Max Mustermann, born in Vienna');
    });
  });
  await expect(console.getByRole('alert')).toContainText('Something unexpected went wrong inside the desk.');
  await picture('stray');
  const log = readFileSync(path.join(dataFolder, 'logs', 'desk.log'), 'utf8');
  expect(log).toContain('an error that nobody caught {"name":"RangeError"');
  expect(log).not.toContain('Mustermann');
  await console.getByRole('button', { name: 'Close' }).click();
  await expect(console.getByRole('alert')).toHaveCount(0);
});
