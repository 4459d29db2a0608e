import type { DeskEvents } from '../../preload/contract/events.ts';

/** A registration under way: which try, and on this page's clock when the next one starts. */
export interface Attempt {
  readonly number: number;
  /** Milliseconds on `performance.now`'s scale; null while a try is on its way. */
  readonly nextAt: number | null;
}

export function attemptFrom(event: DeskEvents['sessions.attempt'], now: number): Attempt {
  return event.retryInMs === null
    ? { number: event.attempt, nextAt: null }
    : { number: event.attempt + 1, nextAt: now + event.retryInMs };
}
