import { readFile } from 'node:fs/promises';
import { createDesk } from '../container.ts';
import { Failure } from '../core/failure.ts';
import { defaultDataFolder } from '../data-folder.ts';
import type { Desk } from '../desk.ts';
import { openJournal } from '../journal.ts';
import { windowlessShell } from '../shell/windowless.ts';
import { version } from '../version.ts';
import { reasonOf, type Terminal } from './terminal.ts';

/** The common options as they were parsed. */
export interface DeskOptionsGiven {
  readonly data?: string | undefined;
  readonly 'passphrase-file'?: string | undefined;
}

/** Runs with a desk that is stopped afterwards, whatever happens. @throws what `openDesk` or `run` throws */
export async function withDesk(
  terminal: Terminal,
  given: DeskOptionsGiven,
  run: (desk: Desk, passphrase: string | null) => Promise<0 | 1>,
): Promise<0 | 1> {
  const { desk, passphrase } = await openDesk(terminal, given);
  try {
    return await run(desk, passphrase);
  } finally {
    await desk.stop();
  }
}

/**
 * The desk without a window, its vault opened with `DESK_PASSPHRASE` or `--passphrase-file`; without either the system's
 * key store opens it or it stays locked, which is enough for the list. A desk that has no vault yet gets one with that
 * passphrase.
 * @throws Failure of the vault, or `file-unreadable`
 */
async function openDesk(
  terminal: Terminal,
  given: DeskOptionsGiven,
): Promise<{ readonly desk: Desk; readonly passphrase: string | null }> {
  const dataFolder = given.data ?? defaultDataFolder();
  const desk = await createDesk({
    dataFolder,
    shell: terminal.keyStore === undefined ? windowlessShell : { ...windowlessShell, osProtector: terminal.keyStore },
    journal: openJournal(dataFolder),
    version,
    // Nothing sends calls here: an origin that no page can have.
    origin: { protocol: 'none:', host: '' },
  });
  try {
    const passphrase = await takePassphrase(terminal, given);
    if (passphrase !== null) await openVault(desk, passphrase);
    else await openWithKeyStore(desk);
    await desk.sessions.expirePassed();
    return { desk, passphrase };
  } catch (error) {
    await desk.stop();
    throw error;
  }
}

async function openVault(desk: Desk, passphrase: string): Promise<void> {
  const { state } = await desk.vault.state();
  if (state === 'missing') await desk.vault.create(passphrase);
  else if (state === 'locked') await desk.vault.openWithPassphrase(passphrase);
  await desk.vaultKeys.finishRotation();
}

/** Whatever is wrong with a vault that stays shut, the command that needs it will say. */
async function openWithKeyStore(desk: Desk): Promise<void> {
  if (await desk.openForCommand()) await desk.vaultKeys.finishRotation();
}

async function takePassphrase(terminal: Terminal, given: DeskOptionsGiven): Promise<string | null> {
  const fromEnvironment = terminal.environment.DESK_PASSPHRASE;
  delete terminal.environment.DESK_PASSPHRASE;
  const file = given['passphrase-file'];
  if (file === undefined) return fromEnvironment ?? null;
  try {
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch (error) {
    throw new Failure('file-unreadable', `The passphrase file cannot be read (${reasonOf(error)}).`, { cause: error });
  }
}
