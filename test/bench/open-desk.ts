import { activateProfile } from '../e2e/desk-work.ts';
import { type OpenConsole, openConsole, type ShellName } from '../e2e/shells.ts';
import { type StubZastrpay, startStubZastrpay } from '../fakes/stub-zastrpay.ts';
import { benchPassphrase } from './full-desk.ts';

/** A console at work on a bench log: unlocked, and its registrations go to a stand-in on this machine. */
export interface DeskAtWork extends OpenConsole {
  readonly stub: StubZastrpay;
}

export async function openDeskAtWork(shell: Exclude<ShellName, 'packaged'>, dataFolder: string): Promise<DeskAtWork> {
  const stub = await startStubZastrpay();
  const opened = await openConsole(shell, dataFolder, []);
  const { page } = opened;
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(benchPassphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  // Profiles are never removed and their names are taken once: each run has its own.
  await activateProfile(page, { name: `Bench ${Date.now()}`, environment: 'test', baseUrl: stub.baseUrl });
  return {
    ...opened,
    stub,
    async close() {
      await opened.close();
      await stub.close();
    },
  };
}
