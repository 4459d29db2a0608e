import { writeFile } from 'node:fs/promises';
import { Failure } from '../core/failure.ts';

/** Writes what the operator wanted outside of the desk. @throws Failure `file-unwritable` */
export async function writeSaved(file: string, bytes: Uint8Array, flag: 'w' | 'wx' = 'w'): Promise<void> {
  try {
    // Whoever may read the folder could otherwise read the link.
    await writeFile(file, bytes, { flag, mode: 0o600 });
  } catch (cause) {
    throw new Failure('file-unwritable', 'The file cannot be written there.', { cause });
  }
}
