/**
 * Whoever waits for the desk goes before its jobs: while a call of the console is under way, the jobs' threads wait. They
 * see it in memory that is shared with them, between one small piece of work and the next.
 */
export interface RightOfWay {
  /** For the threads: not 0 while somebody waits. */
  readonly memory: Int32Array<SharedArrayBuffer>;
  /** Has the jobs wait until `work` has ended and been shown, or as long as a call counts. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Has them wait because something has come in that the desk now works on. */
  moment(): void;
}

/**
 * How long a call counts, in milliseconds. The desk itself takes less; what takes longer waits for a network, for the
 * system's dialogs, or is a job.
 */
export const callCountsMs = 100;

/** What the page takes to get an answer and to draw it. */
const shownWithinMs = 20;

export function createRightOfWay(): RightOfWay {
  const memory = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  let waiting = 0;
  let showing: NodeJS.Timeout | undefined;

  const free = (): void => {
    Atomics.store(memory, 0, 0);
    Atomics.notify(memory, 0);
  };

  const begin = (): (() => void) => {
    let isOver = false;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(limit);
      waiting -= 1;
      if (waiting === 0) showing = setTimeout(free, shownWithinMs).unref();
    };
    const limit = setTimeout(end, callCountsMs).unref();
    clearTimeout(showing);
    waiting += 1;
    Atomics.store(memory, 0, 1);
    return end;
  };

  return {
    memory,
    async during(work) {
      const end = begin();
      try {
        return await work();
      } finally {
        end();
      }
    },
    moment: () => begin()(),
  };
}
