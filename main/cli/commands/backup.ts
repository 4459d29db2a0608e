import { defaultDataFolder } from '../../data-folder.ts';
import { createRescue } from '../../rescue.ts';
import { withDesk } from '../open-desk.ts';
import { readOptions } from '../options.ts';
import type { Command } from '../terminal.ts';

/** Into a file, or with the desk's own. Needs no open vault. */
export const backup: Command = async (args, terminal) => {
  const { values } = readOptions(args, { out: { type: 'string' } });
  return withDesk(terminal, values, async (desk) => {
    const made = await desk.backups.make(values.out ?? null);
    terminal.out(
      values.json
        ? `${JSON.stringify(made)}\n`
        : `${made.file}: verified up to event ${made.sequence}. It opens with the passphrase of today.\n`,
    );
    return 0;
  });
};

/** Works on the files, so a log that cannot be opened any more is no hindrance. */
export const restore: Command = async (args, terminal) => {
  const { values, positionals } = readOptions(args, {}, 1, 'Name the backup to restore.');
  const dataFolder = values.data ?? defaultDataFolder();
  const restored = await createRescue(dataFolder).restore(positionals[0] ?? '');
  if (values.json) terminal.out(`${JSON.stringify(restored)}\n`);
  else {
    const { backupMadeAt, setAside, erasedAgain } = restored;
    terminal.out(`Restored the log of ${backupMadeAt?.toISOString() ?? 'today'}.\n`);
    terminal.out(`The vault opens with the passphrase of that day.\n`);
    for (const file of setAside) terminal.out(`Set aside: ${file}\n`);
    if (erasedAgain > 0) terminal.out(`${erasedAgain} customers who were erased since were erased again.\n`);
  }
  return 0;
};
