import type { Clock } from '../../main/core/ports/system.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves wall clock and monotonic clock on, and wakes whoever has slept long enough. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock alone, as somebody does in the system's settings. */
  setWall(to: Date): void;
}

export function fakeClock(start = new Date('2026-03-04T09:00:00.000Z')): FakeClock {
  let wall = start.getTime();
  let elapsed = 0;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => new Date(wall),
    monotonic: () => elapsed,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { until: elapsed + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason);
        });
      }),
    async advance(ms) {
      wall += ms;
      elapsed += ms;
      for (const sleeper of sleepers) {
        if (sleeper.until > elapsed) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      // Lets those who woke run before the test looks.
      await new Promise((resolve) => setImmediate(resolve));
    },
    setWall(to) {
      wall = to.getTime();
    },
  };
}
