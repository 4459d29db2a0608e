import { Worker } from 'node:worker_threads';

/** What an attempt costs whoever guesses. Stored beside what it protects, so that it can be raised later. */
export interface Argon2Cost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** About 280 ms on a small desk machine; OWASP's minimum is 19 MiB and two passes. */
export const argon2Cost: Argon2Cost = { memoryKiB: 65_536, passes: 3, lanes: 1 };

export interface Argon2Task {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: Argon2Cost;
}

export interface Argon2Answer {
  readonly key: Uint8Array;
}

/** The worker's file beside this one, in the source and beside the bundle alike. */
const workerBeside = new URL(
  import.meta.url.endsWith('.ts') ? './argon2-worker.ts' : './argon2-worker.js',
  import.meta.url,
);

/**
 * Stretches a passphrase into a key of 32 bytes with argon2id. It runs in a thread of its own: the computation would
 * block everything else for its whole duration, and its 64 MiB, with what is left of the passphrase in them, go with it.
 */
export function argon2Key(task: Argon2Task, workerFile: URL = workerBeside): Promise<Uint8Array> {
  const worker = new Worker(workerFile);
  const key = new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (answer: Argon2Answer) => resolve(answer.key));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the passphrase worker ended without an answer')));
  });
  worker.postMessage(task);
  return key.finally(() => worker.terminate());
}
