import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { Failure } from '../../core/failure.ts';
import type { FileSaver } from '../../core/ports/handover.ts';
import { writeSaved } from '../saved-file.ts';

/** As many files of one name are enough for anybody. */
const mostOfAName = 100;

/**
 * There is no dialog in this shell: files go where a browser puts them, under a name that is free, and the console says
 * where.
 */
export const saveInDownloads: FileSaver = {
  async save({ name }, make) {
    const downloads = path.join(homedir(), 'Downloads');
    const file = freeName(existsSync(downloads) ? downloads : homedir(), name);
    if (file === null) throw new Failure('file-unwritable', 'There are too many files of this name.');
    const bytes = await make();
    if (bytes === null) return null;
    await writeSaved(file, bytes, 'wx');
    return file;
  },
};

function freeName(folder: string, name: string): string | null {
  const { name: stem, ext } = path.parse(name);
  for (let count = 1; count <= mostOfAName; count++) {
    const file = path.join(folder, count === 1 ? name : `${stem} (${count})${ext}`);
    if (!existsSync(file)) return file;
  }
  return null;
}
