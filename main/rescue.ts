import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { BackupFile } from '../preload/contract/privacy.ts';
import { Failure } from './core/failure.ts';
import type { LogRepair } from './core/ports/backups.ts';
import { deskFilesIn } from './desk-files.ts';
import { createBackupStore } from './log/backups.ts';
import { copying } from './log/copying.ts';
import { type Restored, refuseWhileOpen } from './log/restore.ts';
import { checkVaultText } from './vault/vault-file.ts';

/**
 * What can be done for a log that cannot be opened, or that shall go back to what it was. It works on the files of a desk
 * that is closed, so a console whose desk failed with `log-damaged` can offer it, and so does the command line.
 */
export interface Rescue extends LogRepair {
  /** The desk's own backups, newest first. */
  backups(): Promise<readonly BackupFile[]>;
  /**
   * Sets the damaged log aside and carries it over whole, or else puts the newest backup that is sound in its place.
   * @throws Failure `log-damaged` when neither can be done, `log-busy` while a desk is open
   */
  mend(): Promise<Restored>;
  /**
   * Sets the present log and vault aside and puts a backup's in their place; they open with the passphrase of the day the
   * backup was made.
   * @throws Failure `file-unreadable`, `log-newer`, `log-damaged`, `vault-damaged` for the backup, `log-busy`
   */
  restore(backup: string): Promise<Restored>;
  /** The same with one of the desk's own. */
  restoreOwn(name: string): Promise<Restored>;
  /** @throws Failure `log-busy` while a desk is open */
  refuseWhileOpen(): Promise<void>;
}

export function createRescue(dataFolder: string): Rescue {
  const files = deskFilesIn(dataFolder);
  const { backups: folder, ...log } = files;
  const store = createBackupStore(folder, log);
  const shared = () => ({ files: log, at: new Date(), actor: userInfo().username });

  const putBack = async (backup: string, because: 'damaged' | 'before-restore'): Promise<Restored> => {
    checkVaultText((await copying('read', { file: backup })).vault);
    return copying('restore', { ...shared(), backup, because });
  };

  return {
    backups: () => store.list(),

    async mend() {
      const whole = await copying('salvage', shared()).catch(unlessDamaged);
      if (whole !== null) return whole;
      for (const { name } of await store.list()) {
        const restored = await putBack(path.join(folder, name), 'damaged').catch(unlessDamaged);
        if (restored !== null) return restored;
      }
      throw new Failure('log-damaged', 'The log is damaged, and there is no sound backup of it.');
    },

    async refuseWhileOpen() {
      refuseWhileOpen(files.database);
    },

    restoreOwn: (name) => putBack(path.join(folder, name), 'before-restore'),

    async restore(backup) {
      await mkdir(dataFolder, { recursive: true, mode: 0o700 });
      return putBack(path.resolve(backup), 'before-restore');
    },
  };
}

const passable: readonly string[] = ['log-damaged', 'vault-damaged', 'file-unreadable'];

function unlessDamaged(error: unknown): null {
  if (error instanceof Failure && passable.includes(error.code)) return null;
  throw error;
}
