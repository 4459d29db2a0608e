import type { BackupsAfter } from '../../../preload/contract/privacy.ts';
import { Failure } from '../../core/failure.ts';
import { defaultDataFolder } from '../../data-folder.ts';
import { createRescue } from '../../rescue.ts';
import { withDesk } from '../open-desk.ts';
import { readOptions } from '../options.ts';
import { type Command, readInput } from '../terminal.ts';

/** The present passphrase opens the vault as always; the new one comes from a file or from standard input. */
export const changePassphrase: Command = async (args, terminal) => {
  const { values } = readOptions(args, { 'new-passphrase-file': { type: 'string', default: '-' } });
  const next = (await readInput(terminal, values['new-passphrase-file'])).replace(/\r?\n$/, '');
  return withDesk(terminal, values, async (desk, passphrase) => {
    const backups = await desk.vaultKeys.changePassphrase(needed(passphrase), next);
    if (values.json) terminal.out(`${JSON.stringify({ backups })}\n`);
    else terminal.out(`The vault has another passphrase.\n${aboutBackups(backups)}`);
    return backups === 'failed' ? 1 : 0;
  });
};

export const rotateVault: Command = async (args, terminal) => {
  const { values } = readOptions(args, {});
  // A desk that goes on with the old key could not read what is wrapped with the new one.
  await createRescue(values.data ?? defaultDataFolder()).refuseWhileOpen();
  return withDesk(terminal, values, async (desk, passphrase) => {
    const { wrapped, backups } = await desk.vaultKeys.rotate(needed(passphrase));
    if (values.json) terminal.out(`${JSON.stringify({ wrapped, backups })}\n`);
    else terminal.out(`The vault has another key; ${wrapped} keys were wrapped anew.\n${aboutBackups(backups)}`);
    return backups === 'failed' ? 1 : 0;
  });
};

function needed(passphrase: string | null): string {
  if (passphrase === null) throw new Failure('vault-locked', 'The vault’s passphrase is needed.');
  return passphrase;
}

const aboutBackups = (backups: BackupsAfter): string =>
  ({
    renewed: 'The desk’s own backups were made anew; those elsewhere open as they did before.\n',
    none: 'Backups elsewhere open as they did before.\n',
    failed: 'The desk’s own backups could not be made anew and open as they did before.\n',
  })[backups];
