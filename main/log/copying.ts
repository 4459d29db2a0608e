import { Worker } from 'node:worker_threads';
import { deskErrorCodes } from '../../preload/contract/errors.ts';
import { Failure } from '../core/failure.ts';
import type { BackupContent } from './backup-file.ts';
import type { PutBack, Restored, Salvage } from './restore.ts';

/** What takes seconds with a large log and runs in a thread of its own. */
export interface CopyTasks {
  readonly write: {
    readonly input: {
      readonly database: string;
      readonly vaultFile: string;
      readonly to: string;
      readonly madeAt: Date;
    };
    readonly output: BackupContent;
  };
  readonly read: { readonly input: { readonly file: string }; readonly output: BackupContent };
  readonly restore: { readonly input: PutBack; readonly output: Restored };
  readonly salvage: { readonly input: Salvage; readonly output: Restored };
}

export type CopyTask = {
  [K in keyof CopyTasks]: { readonly kind: K; readonly input: CopyTasks[K]['input'] };
}[keyof CopyTasks];

/** Errors lose their class on the way between threads. */
export type CopyAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string | null; readonly message: string };

/** The worker's file beside this one, in the source and beside the bundle alike. */
const workerBeside = new URL(
  import.meta.url.endsWith('.ts') ? './copy-worker.ts' : './copy-worker.js',
  import.meta.url,
);

/**
 * better-sqlite3 is built for Node-API 10. A runtime below it can at best be brought to open the log in its main thread;
 * in any other the process would end without a word.
 */
export const threadsCanOpenTheLog = Number(process.versions.napi) >= 10;

/** @throws what the task throws, or the signal's reason once it aborts; the thread is gone when this settles */
export async function copying<K extends keyof CopyTasks>(
  kind: K,
  input: CopyTasks[K]['input'],
  signal?: AbortSignal,
): Promise<CopyTasks[K]['output']> {
  signal?.throwIfAborted();
  if (!threadsCanOpenTheLog) throw new Error('this runtime is too old to open the log in a thread');
  const worker = new Worker(workerBeside);
  const { promise, resolve, reject } = Promise.withResolvers<CopyAnswer<CopyTasks[K]['output']>>();
  const stop = (): void => reject(signal?.reason);
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('the copying thread ended without an answer')));
  signal?.addEventListener('abort', stop);
  worker.postMessage({ kind, input });
  try {
    const answer = await promise;
    if (answer.ok) return answer.value;
    const code = deskErrorCodes.find((each) => each === answer.code);
    throw code === undefined ? new Error(answer.message) : new Failure(code, answer.message);
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
