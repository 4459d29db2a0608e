import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BackupFile } from '../../preload/contract/privacy.ts';
import { Failure } from '../core/failure.ts';
import type { BackupStore } from '../core/ports/backups.ts';
import { copying } from './copying.ts';
import type { DeskFiles } from './restore.ts';
import { tellingFailures } from './sqlite-failure.ts';
import { instantOf, stampOf } from './time-stamp.ts';

/** Enough to go back behind a mistake that is noticed after a long weekend; more would keep data longer than needed. */
export const backupsKept = 5;

/** A copy that nobody finished: whoever made it is long gone. */
const abandonedMs = 60 * 60_000;

/** Backups in a folder of the desk's own, `desk-<time>-<last event>.backup`. */
export function createBackupStore(folder: string, files: DeskFiles): BackupStore {
  const list = async (): Promise<readonly BackupFile[]> => {
    const names = await readdir(folder).catch((): readonly string[] => []);
    return names.flatMap(described).sort((a, b) => b.madeAt.localeCompare(a.madeAt) || b.sequence - a.sequence);
  };

  const sweep = async (newest: string, lastErasure: number, alone: boolean): Promise<void> => {
    const others = (await list()).filter(({ name }) => name !== newest);
    const old = others.filter(({ sequence }, at) => alone || at >= backupsKept - 1 || sequence < lastErasure);
    for (const { name } of old) await rm(path.join(folder, name), { force: true });
    for (const name of await readdir(folder)) {
      if (!name.includes('.tmp')) continue;
      const made = await stat(path.join(folder, name)).catch(() => null);
      if (made !== null && Date.now() - made.mtimeMs > abandonedMs) await rm(path.join(folder, name), { force: true });
    }
  };

  return {
    list,
    async make({ out, alone, madeAt, signal }) {
      if (out !== null && existsSync(out))
        throw new Failure('file-unreadable', 'There is a file of this name already.');
      const target = out === null ? folder : path.dirname(path.resolve(out));
      const temporary = path.join(target, `.${randomUUID()}.tmp`);
      try {
        if (out === null) await mkdir(folder, { recursive: true, mode: 0o700 });
        const content = await copying('write', { ...files, to: temporary, madeAt }, signal);
        const name = `desk-${stampOf(madeAt)}-${content.sequence}.backup`;
        const file = out === null ? path.join(folder, name) : path.resolve(out);
        await rename(temporary, file);
        await syncFolder(target);
        if (out === null) await sweep(name, content.lastErasure, alone);
        return { file, sequence: content.sequence, hash: content.hash };
      } catch (error) {
        throw tellable(error);
      } finally {
        for (const end of ['', '-journal', '-wal', '-shm']) await rm(`${temporary}${end}`, { force: true });
      }
    },
  };
}

function described(name: string): readonly BackupFile[] {
  const [, stamp = '', sequence = ''] = /^desk-(\w+)-(\d+)\.backup$/.exec(name) ?? [];
  const madeAt = instantOf(stamp);
  return madeAt === null ? [] : [{ name, madeAt: madeAt.toISOString(), sequence: Number(sequence) }];
}

function tellable(error: unknown): unknown {
  try {
    return tellingFailures(() => {
      throw error;
    });
  } catch (told) {
    return told;
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
