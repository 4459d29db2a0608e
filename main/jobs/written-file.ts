import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Failure } from '../core/failure.ts';

/** A new file, private to its user, that is hashed as it is written. */
export interface WrittenFile {
  /** Waits for the piece before, so that the disk works while the next one is made. Text is written as UTF-8. */
  write(piece: string | Uint8Array): Promise<void>;
  /** Durable when this resolves. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Closes it, whatever state it is in. May be called after `finish`. */
  close(): Promise<void>;
}

/** After so many bytes the disk is asked to take them. All at once at the end, they would hold up whatever else is committed. */
const syncedBytes = 4 << 20;

/** Bytes for one UTF-16 unit. */
const longestUtf8 = 3;

/** @throws Failure `export-unwritable`, as every method does */
export async function createFile(file: string): Promise<WrittenFile> {
  const handle = await tellingUnwritable(() => open(file, 'wx', 0o600));
  const sha256 = createHash('sha256');
  let bytes = 0;
  let writing: Promise<void> = Promise.resolve();
  const written = () => tellingUnwritable(() => writing);
  let unsynced = 0;
  let syncing: Promise<void> = Promise.resolve();
  /** The disk works on one step while the next one is made, and never has two before it. */
  const syncInSteps = async (): Promise<void> => {
    await tellingUnwritable(() => syncing);
    unsynced = 0;
    syncing = handle.datasync();
    syncing.catch(() => undefined);
  };
  // Two that take turns, one being filled and one being written: a new one for each piece would pile up as garbage.
  let [filled, idle] = [Buffer.alloc(0), Buffer.alloc(0)];
  const encoded = (text: string): Uint8Array => {
    [filled, idle] = [idle, filled];
    if (filled.length < text.length * longestUtf8) filled = Buffer.allocUnsafe(text.length * longestUtf8);
    return filled.subarray(0, filled.write(text, 'utf8'));
  };
  return {
    async write(piece) {
      const content = typeof piece === 'string' ? encoded(piece) : piece;
      sha256.update(content);
      bytes += content.length;
      await written();
      if (unsynced >= syncedBytes) await syncInSteps();
      unsynced += content.length;
      writing = handle.writeFile(content);
      // Whether it failed is asked before the next piece.
      writing.catch(() => undefined);
    },
    async finish() {
      await written();
      await tellingUnwritable(() => syncing);
      await tellingUnwritable(() => handle.sync());
      await tellingUnwritable(() => handle.close());
      return { bytes, sha256: sha256.digest('hex') };
    },
    async close() {
      await Promise.allSettled([writing, syncing]);
      await handle.close().catch(() => undefined);
    },
  };
}

/** What the operator can do something about is told; a defect stays one. */
export async function tellingUnwritable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    throw new Failure('export-unwritable', `The export cannot be written there (${error.code}).`, { cause: error });
  }
}
