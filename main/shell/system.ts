import { randomBytes, randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Randomness } from '../core/ports/system.ts';

/** Below this the two clocks' own inaccuracy explains the difference. */
const leastSleepMs = 2_000;

/**
 * The machine's own clocks. What Node calls monotonic stands still while the machine sleeps, and a link does not: the
 * system's uptime, which goes on, tells how long that was.
 */
export function systemClock(): Clock {
  const uptimeAtStart = uptime() * 1_000;
  const startedAt = performance.now();
  let sleptMs = 0;
  return {
    now: () => new Date(),
    monotonic() {
      const awake = performance.now();
      const slept = uptime() * 1_000 - uptimeAtStart - (awake - startedAt);
      if (slept > sleptMs + leastSleepMs) sleptMs = slept;
      return awake + sleptMs;
    },
    sleep: (ms, signal) => sleep(ms, undefined, { ...(signal && { signal }) }),
  };
}

/** The OS's random source. */
export function systemRandomness(): Randomness {
  return {
    uuid: () => randomUUID(),
    bytes: (count) => randomBytes(count),
    fraction: () => Math.random(),
  };
}
