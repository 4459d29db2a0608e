import path from 'node:path';
import type { DeskFiles } from './log/restore.ts';

/** What lies where in a desk's folder. */
export function deskFilesIn(dataFolder: string): DeskFiles & { readonly backups: string } {
  return {
    database: path.join(dataFolder, 'desk.db'),
    vaultFile: path.join(dataFolder, 'vault.json'),
    backups: path.join(dataFolder, 'backups'),
  };
}
