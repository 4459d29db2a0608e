import { type Transferable, Worker } from 'node:worker_threads';
import { Failure } from '../core/failure.ts';
import type { JobOptions } from '../core/ports/audit.ts';
import type { FromThread, SharedRightOfWay, ToThread } from './job-thread.ts';

/** A thread's file beside this one, in the source and beside the bundle alike. */
export function threadFile(name: string): URL {
  return new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}

/** What a job makes is row after row of garbage; a small nursery holds it, where the usual one takes 50 MB. */
export const youngGenerationMb = 8;

/** How a thread does its job. */
export interface ThreadOptions extends JobOptions {
  readonly rightOfWay: SharedRightOfWay;
}

/**
 * Runs one job in a thread of its own.
 * @param transfer key material in the task: gone from here once the thread has it
 * @throws Failure `cancelled` once the signal aborts and the thread has tidied up, or what the thread failed with
 */
export async function runJob<Task, Answer>(
  file: URL,
  task: Task,
  { signal, onProgress, rightOfWay }: ThreadOptions,
  transfer: readonly Transferable[] = [],
): Promise<Answer> {
  if (signal?.aborted) throw new Failure('cancelled', 'Cancelled.');
  const worker = new Worker(file, {
    workerData: rightOfWay,
    resourceLimits: { maxYoungGenerationSizeMb: youngGenerationMb },
  });
  const tell = (message: ToThread<Task>, handedOver: readonly Transferable[] = []): void =>
    worker.postMessage(message, [...handedOver]);
  const cancel = (): void => tell({ kind: 'cancel' });
  signal?.addEventListener('abort', cancel);
  const startedAt = performance.now();
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.on('message', (message: FromThread<Answer>) => {
        switch (message.kind) {
          case 'progress': {
            const { done, total } = message;
            onProgress?.({ done, total, remainingMs: remainingAt(performance.now() - startedAt, done, total) });
            return;
          }
          case 'done':
            resolve(message.answer);
            return;
          case 'failed':
            reject(new Failure(message.code, message.message));
        }
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('a job ended without an answer')));
      tell({ kind: 'start', task }, transfer);
    });
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}

/** At the pace so far; too early to say within the first half second. */
function remainingAt(elapsedMs: number, done: number, total: number): number | null {
  return elapsedMs < 500 || done === 0 ? null : Math.max(0, Math.round((elapsedMs * (total - done)) / done));
}
