import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../core/failure.ts';
import type { ExportFolders, ExportsUnderWay, WrittenExport } from '../core/ports/exports.ts';
import type { Clock } from '../core/ports/system.ts';
import type { ExportJob } from './export-worker.ts';
import { runJob, threadFile } from './job.ts';
import type { SharedRightOfWay } from './job-thread.ts';
import { createFile, tellingUnwritable } from './written-file.ts';

/**
 * Exports are written beside the place where they are wanted and moved there whole: whoever looks for one finds all of it
 * or nothing. Where one is being written is in the log, so that the next start can clear up after a kill.
 */
export function createExportFolders(parts: {
  /** The log's file; the thread opens it for itself. */
  readonly database: string;
  /** `verify.mjs`, which goes into every export. */
  readonly verifier: string;
  readonly underWay: ExportsUnderWay;
  readonly clock: Clock;
  readonly rightOfWay: SharedRightOfWay;
}): ExportFolders {
  const { database, verifier, underWay, clock, rightOfWay } = parts;
  const mine = new Set<string>();

  const discard = async (aside: string): Promise<void> => {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined);
    mine.delete(aside);
    await underWay.end(aside);
  };

  return {
    async write(task, options) {
      const target = path.resolve(task.folder);
      const aside = path.join(path.dirname(target), `.${path.basename(target)}${asideMark}${randomUUID()}`);
      try {
        await needFree(target);
        await underWay.begin(aside, process.pid, clock.now());
        mine.add(aside);
        await tellingUnwritable(() => mkdir(aside, { recursive: true, mode: 0o700 }));
        const job: ExportJob = { ...task, database, folder: aside };
        const transfer = task.keys.map(({ buffer }) => buffer).filter((each) => each instanceof ArrayBuffer);
        const thread = { ...options, rightOfWay };
        const rows = await runJob<ExportJob, WrittenExport>(threadFile('export-worker'), job, thread, transfer);
        const copied = await writeWhole(path.join(aside, 'verify.mjs'), await readFile(verifier));
        const written = { ...rows, files: [...rows.files, { name: 'verify.mjs', ...copied }] };
        return {
          written,
          async finish(manifest, signature) {
            await writeWhole(path.join(aside, 'manifest.json'), manifest);
            await writeWhole(path.join(aside, 'manifest.sig'), signature);
            await syncFolder(aside);
          },
          async place() {
            await needFree(target);
            await tellingUnwritable(async () => {
              // Windows renames no folder onto another, not even onto an empty one.
              await rmdir(target).catch(unlessMissing);
              await rename(aside, target);
              await syncFolder(path.dirname(target));
            });
            mine.delete(aside);
            await underWay.end(aside);
          },
          discard: () => discard(aside),
        };
      } catch (error) {
        // Those that the thread has are gone from here.
        for (const key of task.keys) if (key.byteLength > 0) key.fill(0);
        await discard(aside);
        throw error;
      }
    },

    async sweep() {
      for (const { folder, process: writer } of await underWay.list()) {
        const isAlive = writer === process.pid ? mine.has(folder) : isRunning(writer);
        // The log lies on a disk that others can write to: nothing but an export's own leftovers is removed for it.
        if (!isAlive) await (asideName.test(path.basename(folder)) ? discard(folder) : underWay.end(folder));
      }
    },
  };
}

const asideMark = '.partial-';
const asideName = /^\..+\.partial-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Failure `export-folder-taken` unless there is nothing, or an empty folder */
async function needFree(target: string): Promise<void> {
  const names = await readdir(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    if (codeOf(error) === 'ENOTDIR') return ['a file'];
    throw new Failure('export-unwritable', `The export cannot be written there (${codeOf(error)}).`, { cause: error });
  });
  if (names.length > 0) throw new Failure('export-folder-taken', 'There is something in this folder already.');
}

async function writeWhole(
  file: string,
  content: Uint8Array,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const written = await createFile(file);
  try {
    await written.write(content);
    return await written.finish();
  } finally {
    await written.close();
  }
}

/** A new name is durable only when its folder is. Windows opens no folders and needs it not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process: alive, and none of ours to judge.
    return codeOf(error) === 'EPERM';
  }
}

function unlessMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';
