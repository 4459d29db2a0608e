import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Randomness } from '../core/ports.ts';

/** The machine's own clocks. */
export function systemClock(): Clock {
  return {
    now: () => new Date(),
    monotonic: () => performance.now(),
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
