import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { choosePassphrase, goTo, qrCode, typeName } from './desk-work.ts';
import { expect, test } from './fixtures.ts';
import { answersForNobody, type OpenConsole, readsLogAside } from './shells.ts';

const withFolder = test.extend<{ readonly auditFolder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs off this pattern
  auditFolder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'audits-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** As its user does: by the system's dialog, which is answered here, or by typing where the shell has none. */
async function chooseFolder({ page, electron }: OpenConsole, label: string, folder: string): Promise<void> {
  if (electron === null) {
    await page.getByRole('textbox', { name: label }).fill(folder);
    return;
  }
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
  await page.getByRole('button', { name: 'Choose folder' }).press('Enter');
  await expect(page.getByText(folder, { exact: true })).toBeVisible();
}

async function aCustomer(console: Page): Promise<void> {
  await choosePassphrase(console);
  await typeName(console, 'Erika', 'Musterfrau');
  await console.keyboard.press('Enter');
  await expect(qrCode(console)).toBeVisible();
}

withFolder(
  'an auditor gets an export that holds, and is told when one does not',
  async ({ console, opened, auditFolder, picture, shell }) => {
    withFolder.skip(shell === 'packaged', answersForNobody);
    withFolder.skip(!(await readsLogAside(console)), 'the next test is for such a runtime');
    await aCustomer(console);
    await goTo(console, 'audit');
    await expect(console.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();

    // Narrowed as the list is.
    await console.getByRole('button', { name: 'Status', exact: true }).press('Enter');
    await console.getByRole('menuitemcheckbox', { name: 'Link ready' }).press('Space');
    await console.getByRole('menuitemcheckbox', { name: 'Handed over' }).press('Space');
    await console.keyboard.press('Escape');
    await expect(console.getByText('Link ready, Handed over')).toBeVisible();

    // Full data asks why, and loses nothing that was filled in.
    await console.getByRole('radio', { name: 'In full' }).press('Space');
    await chooseFolder(opened, 'Where to', auditFolder);
    await console.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    const reason = console.getByRole('textbox', { name: 'What is it for' });
    await expect(reason).toBeFocused();
    await expect(console.getByText('This is needed.')).toBeVisible();
    expect(readdirSync(auditFolder)).toEqual([]);
    await console.keyboard.type('yearly audit');
    await console.keyboard.press('Enter');
    await expect(console.getByRole('heading', { name: 'The export is complete' })).toBeVisible();
    await picture('audit-export');
    const [name = ''] = readdirSync(auditFolder);
    const made = path.join(auditFolder, name);
    expect(readFileSync(path.join(made, 'sessions.csv'), 'utf8')).toContain('Erika,Musterfrau');
    const { filter } = JSON.parse(readFileSync(path.join(made, 'manifest.json'), 'utf8'));
    expect(filter).toMatchObject({ status: ['link-ready', 'handed-over'], profile: null });
    await expect(console.getByText(made, { exact: true })).toBeVisible();

    // From now on one comes by itself, and the first one at once.
    await console.getByRole('tab', { name: 'Export' }).focus();
    await console.keyboard.press('ArrowDown');
    await console.getByRole('radio', { name: 'Daily' }).press('Space');
    await chooseFolder(opened, 'Where to', auditFolder);
    await console.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(console.getByText('Last made')).toBeVisible();
    await picture('audit-schedule');
    expect(readdirSync(auditFolder).filter((each) => each.includes('-daily-'))).toHaveLength(1);

    // The desk checks its own log, and the export.
    await console.getByRole('tab', { name: 'Schedule' }).focus();
    await console.keyboard.press('ArrowDown');
    await console.getByRole('button', { name: 'Check the log' }).press('Enter');
    await expect(console.getByRole('heading', { name: 'The log holds' })).toBeVisible();
    await chooseFolder(opened, 'Folder of the export', made);
    await console.getByRole('button', { name: 'Check the export' }).press('Enter');
    await expect(console.getByRole('heading', { name: 'The export holds' })).toBeVisible();
    await expect(console.getByText('Signed with this desk’s own key.')).toBeVisible();
    await expect(console.getByText('nothing up to there was rewritten since')).toBeVisible();
    await picture('audit-check');

    const csv = path.join(made, 'sessions.csv');
    writeFileSync(csv, readFileSync(csv, 'utf8').replace('Musterfrau', 'Mustermann'));
    await console.getByRole('button', { name: 'Check the export' }).press('Enter');
    await expect(console.getByRole('alert').filter({ hasText: 'does not hold' })).toBeVisible();
    await expect(console.getByText('row 1')).toBeVisible();
  },
);

withFolder(
  'where the log cannot be read aside, the screen says so and still checks exports',
  async ({ console, opened, auditFolder, shell }) => {
    withFolder.skip(shell === 'packaged', answersForNobody);
    withFolder.skip(await readsLogAside(console), 'the test before is for such a runtime');
    await aCustomer(console);
    await goTo(console, 'audit');
    await chooseFolder(opened, 'Where to', auditFolder);
    await console.getByRole('button', { name: 'Export', exact: true }).press('Enter');
    await expect(console.getByRole('alert').filter({ hasText: 'desk export' })).toBeVisible();
    expect(readdirSync(auditFolder)).toEqual([]);
    await console.getByRole('tab', { name: 'Verification' }).click();
    await chooseFolder(opened, 'Folder of the export', auditFolder);
    await console.getByRole('button', { name: 'Check the export' }).press('Enter');
    await expect(console.getByRole('alert').filter({ hasText: 'does not hold' })).toBeVisible();
    await expect(console.getByText('manifest.json', { exact: true })).toBeVisible();
  },
);
