import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canariesBelow, canariesIn, canaryCustomer as customer, processBytes } from '../fakes/canaries.ts';
import { choosePassphrase, goTo, linkText, passphrase, qrCode } from './desk-work.ts';
import { expect, test } from './fixtures.ts';
import { processesBelow, readIfThere } from './processes.ts';

const labels = {
  firstName: 'First name',
  lastName: 'Last name',
  dateOfBirth: 'Date of birth',
  placeOfBirth: 'Place of birth',
  streetAddress: 'Street and house number',
  postalCode: 'Postal code',
  city: 'City',
  email: 'E-mail',
} as const satisfies Record<keyof typeof customer, string>;

const apiKey = 'sk_canary_9fQ2vXr7TzLm4WcB';

function writtenSince(at: number): readonly string[] {
  return readdirSync(tmpdir())
    .map((name) => path.join(tmpdir(), name))
    .filter((each) => {
      const { mtimeMs, isFile } = statIfThere(each);
      return isFile && mtimeMs >= at;
    });
}

function statIfThere(file: string): { readonly mtimeMs: number; readonly isFile: boolean } {
  const stat = statSync(file, { throwIfNoEntry: false });
  return { mtimeMs: stat?.mtimeMs ?? 0, isFile: stat?.isFile() ?? false };
}

test('nothing lies in clear anywhere, whatever the console was used for, and when it is killed', async ({
  program,
  dataFolder,
}) => {
  test.slow();
  const startedAt = Date.now();
  const { page, pid, ended } = await program.open();
  await choosePassphrase(page);

  await goTo(page, 'settings');
  await page.getByRole('tab', { name: 'Profiles' }).click();
  await page.getByRole('button', { name: 'Add profile' }).click();
  const form = page.getByRole('form', { name: 'Add a profile' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Shop');
  await form.getByRole('textbox', { name: 'Base URL of the API' }).fill('https://api.zastrpay.example');
  await form.getByLabel('API key').fill(apiKey);
  for (const field of ['After success', 'After failure', 'After the customer aborts', 'After the QR code']) {
    await form.getByRole('textbox', { name: field }).fill('https://merchant-host.com/back');
  }
  await form.getByRole('button', { name: 'Add profile' }).click();
  // The connection is tested at once, and there is none.
  await page.getByRole('dialog', { name: 'Connection of Shop' }).getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('API key stored').nth(1)).toBeVisible();

  await goTo(page, 'registration');
  const type = async (): Promise<void> => {
    for (const [name, value] of Object.entries(customer)) {
      const label = Object.entries(labels).find(([key]) => key === name)?.[1] ?? '';
      await page.getByRole('textbox', { name: label, exact: true }).fill(value);
    }
  };
  await type();
  await page.getByRole('checkbox', { name: /agrees/ }).press('Space');
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).press('Enter');
  await expect(qrCode(page)).toBeVisible();
  const link = await linkText(page);
  const token = link.slice(link.lastIndexOf('.') + 1);
  expect(token.length).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await goTo(page, 'sessions');
  await page.getByRole('searchbox', { name: 'Search sessions' }).fill('Xanthopoulos');
  await page.getByRole('row').nth(1).click();
  await page.getByRole('button', { name: 'Show in full' }).click();
  await expect(page.getByText(customer.city)).toBeVisible();
  // What leaves the desk for whoever helps from afar, as it stands on the screen.
  await goTo(page, 'settings');
  await page.getByRole('tab', { name: 'Diagnostics' }).click();
  // Whether the copy came to its end before the operator went on is not the matter here.
  const diagnostics = page.getByRole('region', { name: 'The diagnostics in full' });
  await expect(diagnostics).toContainText(/"(link-ready|handed-over)": 1/);
  const secrets = { ...customer, passphrase, apiKey, link, token };
  expect(canariesIn('diagnostics', (await diagnostics.textContent()) ?? '', secrets)).toEqual([]);
  // The next customer, half-way.
  await page.keyboard.press('Control+n');
  await expect(page.getByRole('textbox', { name: 'First name', exact: true })).toHaveValue('');
  await type();

  const canaries = { ...customer, passphrase, apiKey, link, token };
  const found = (): readonly string[] => [
    ...canariesBelow(dataFolder, canaries),
    ...writtenSince(startedAt).flatMap((file) => canariesIn(file, readIfThere(file), canaries)),
  ];
  const processes = processesBelow(process.pid);
  expect(processes.length).toBeGreaterThan(1);
  const seen = processes.flatMap((pid) => canariesIn(`process ${pid}`, bytesIfThere(pid), canaries));
  expect(seen).toEqual([]);
  expect(found()).toEqual([]);
  // The search finds what there is to find.
  expect(canariesBelow(dataFolder, { address: 'https://api.zastrpay.example' })).not.toEqual([]);

  if (pid !== null) {
    process.kill(pid, 'SIGKILL');
    await ended;
    expect(found()).toEqual([]);
  }
  await program.close();
  expect(found()).toEqual([]);
});

function bytesIfThere(pid: number): Buffer {
  try {
    return processBytes(pid);
  } catch {
    return Buffer.alloc(0);
  }
}

test('what a killed desk left of a customer’s window is gone with the next start', async ({
  program,
  dataFolder,
  shell,
}) => {
  test.skip(shell !== 'chromium', 'Electron’s windows leave nothing on the disk');
  const left = path.join(dataFolder, 'customer-browsers', '1', 'Default');
  mkdirSync(left, { recursive: true });
  await program.open();
  expect(existsSync(path.join(dataFolder, 'customer-browsers'))).toBe(false);
});
