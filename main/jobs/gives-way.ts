import { setPriority } from 'node:os';

/** As `nice` has it unless told otherwise. */
const behindOthers = 10;

/**
 * Puts the thread that calls it behind everybody else who wants the processor: whoever has a customer on the phone comes
 * before an export. On Linux alone, where a priority belongs to a thread; elsewhere it would be the whole program's.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(behindOthers);
  } catch {
    // Where that is forbidden the job runs as everything else does.
  }
}

/** Above what a call counts (`right-of-way.ts`): it ends a wait only where the main thread itself has been held up. */
const longestWaitMs = 150;

/** A job that has waited works at least this part of that time before it waits again: it never stands still. */
const shareKept = 1 / 3;

/**
 * Waits while somebody waits for the desk; to be called between pieces of work of a millisecond or so. It blocks the
 * thread, and takes nanoseconds where nobody waits.
 * @param memory of the `RightOfWay`; null where nobody waits for the desk, as on the command line
 */
export function waitingForOthers(memory: Int32Array<SharedArrayBuffer> | null): () => void {
  if (memory === null) return () => undefined;
  let worksUntil = 0;
  return () => {
    if (Atomics.load(memory, 0) === 0) return;
    const startedAt = performance.now();
    if (startedAt < worksUntil) return;
    Atomics.wait(memory, 0, 1, longestWaitMs);
    const endedAt = performance.now();
    worksUntil = endedAt + (endedAt - startedAt) * shareKept;
  };
}
