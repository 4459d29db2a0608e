import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../core/failure.ts';
import type { Folders } from '../core/ports/system.ts';
import type { Shell } from './shell.ts';

/** The folders of this machine, chosen and shown as the shell can. */
export function foldersOf({ chooseFolder, openFolder }: Pick<Shell, 'chooseFolder' | 'openFolder'>): Folders {
  return {
    choose: chooseFolder,
    open: openFolder,
    inside: (folder, name) => path.join(folder, name),
    async existing(folder) {
      const typed = folder.trim();
      // A relative one would mean a folder that depends on where the program was started.
      if (!path.isAbsolute(typed)) throw missing();
      const found = await stat(typed).catch(() => null);
      if (!found?.isDirectory()) throw missing();
      return path.resolve(typed);
    },
  };
}

const missing = (): Failure =>
  new Failure('folder-missing', 'There is no such folder.', { fields: [{ field: 'folder', code: 'folder-missing' }] });
