import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { choosePassphrase, passphrase, qrCode, typeName, unlock } from './desk-work.ts';
import { expect, test } from './fixtures.ts';
import { canHaveKeyring, type Keyring, openKeyring } from './keyring.ts';
import { runCommand } from './shells.ts';

test('the system’s own key store opens the desk, and its absence loses nothing', async ({
  program,
  dataFolder,
  shell,
}) => {
  test.skip(shell === 'chromium', 'only Electron reaches the key store');
  test.skip(!canHaveKeyring, 'there is no GNOME keyring on this machine');
  test.slow();
  await withKeyring(program, story);

  async function story({ env, leave, comeBack, comeBackEmpty }: Keyring): Promise<void> {
    const withStore = { switches: ['--password-store=gnome-libsecret'], env };
    const first = await program.open(withStore);
    await first.page.getByRole('button', { name: 'Continue' }).press('Enter');
    await expect(first.page.getByText('key store (gnome_libsecret) opens the desk by itself')).toBeVisible();
    await choosePassphrase(first.page);
    await program.close();
    const vaultFile = () => readFileSync(path.join(dataFolder, 'vault.json'), 'utf8');
    expect(vaultFile()).toContain('"backend": "gnome_libsecret"');

    const second = await program.open(withStore);
    await expect(second.page.getByRole('textbox', { name: 'First name' })).toBeVisible();
    await second.page.keyboard.press('Control+l');
    await expect(second.page.getByRole('heading', { name: 'The desk is locked' })).toBeVisible();
    await program.close();

    // Locked is locked, whatever the key store would give.
    const third = await program.open(withStore);
    await expect(third.page.getByRole('button', { name: 'Ask the key store again' })).toHaveCount(0);
    await unlock(third.page);
    await program.close();

    const before = vaultFile();
    await leave();
    const away = await program.open(withStore);
    await expect(away.page.getByText(/is not available now|did not open this desk/)).toBeVisible();
    await unlock(away.page);
    await program.close();
    expect(vaultFile()).toBe(before);

    await comeBack();
    const back = await program.open(withStore);
    await expect(back.page.getByRole('textbox', { name: 'First name' })).toBeVisible();
    await program.close();

    const weak = await program.open({ switches: ['--password-store=basic'], env });
    await expect(weak.page.getByText('It is not used. Nothing is lost')).toBeVisible();
    await unlock(weak.page);
    await program.close();
    expect(vaultFile()).not.toContain('basic_text');

    await leave();
    await comeBackEmpty();
    const reset = await program.open(withStore);
    await expect(reset.page.getByText('It may be locked, or was reset.')).toBeVisible();
    await reset.page.getByRole('button', { name: 'Ask the key store again' }).click();
    await expect(reset.page.getByText('The system’s key store does not answer. Use the passphrase.')).toBeVisible();
    await reset.page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
    await reset.page.keyboard.press('Enter');
    await expect(reset.page.getByRole('textbox', { name: 'First name' })).toBeVisible();
    await program.close();

    // The new keyring has taken the vault in.
    const last = await program.open(withStore);
    await expect(last.page.getByRole('textbox', { name: 'First name' })).toBeVisible();
  }
});

test('it opens the desk for a command, too, unless somebody locked the desk or several share it', async ({
  program,
  dataFolder,
  shell,
}) => {
  if (shell === 'chromium') return test.skip(true, 'only Electron reaches the key store');
  test.skip(!canHaveKeyring, 'there is no GNOME keyring on this machine');
  test.slow();
  await withKeyring(program, async ({ env }) => {
    const withStore = { switches: ['--password-store=gnome-libsecret'], env };
    /** Whether the one session's customer can be read. */
    const reads = async (): Promise<boolean> => {
      const { code, out, err } = await runCommand(shell, ['list', '--json', '--data', dataFolder], withStore);
      expect({ code, err: err.includes('desk:') }).toEqual({ code: 0, err: false });
      const listed: readonly { readonly customer: unknown }[] = JSON.parse(out);
      expect(listed).toHaveLength(1);
      return listed[0]?.customer !== null;
    };
    const first = await program.open(withStore);
    await choosePassphrase(first.page);
    await typeName(first.page, 'Erika', 'Musterfrau');
    await first.page.keyboard.press('Enter');
    await expect(qrCode(first.page)).toBeVisible();
    expect(await reads()).toBe(true);
    await program.close();
    expect(await reads()).toBe(true);
    const customer = JSON.stringify({ firstName: 'Max', lastName: 'Mustermann' });
    const words = ['create', '--file', '-', '--json', '--data'];
    const nowhere = path.join(dataFolder, 'nowhere');
    expect(await runCommand(shell, [...words, nowhere], { ...withStore, input: customer })).toMatchObject({ code: 1 });

    const second = await program.open(withStore);
    await expect(second.page.getByRole('textbox', { name: 'First name' })).toBeFocused();
    await second.page.keyboard.press('Control+l');
    await expect(second.page.getByRole('heading', { name: 'The desk is locked' })).toBeVisible();
    expect(await reads()).toBe(false);
    await unlock(second.page);
    expect(await reads()).toBe(true);
    await second.page.evaluate(() => window.desk['operators.add']({ name: 'Lena', role: 'team-lead', pin: '2580' }));
    expect(await reads()).toBe(false);
  });
});

/** Whatever becomes of the story, the program ends before its keyring does. */
async function withKeyring(
  program: { close(): Promise<void> },
  story: (keyring: Keyring) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'keyring-'));
  const keyring = await openKeyring(folder);
  try {
    await story(keyring);
  } finally {
    await program.close();
    await keyring.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
