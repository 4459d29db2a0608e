import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves when the promise settles, either way, or after `ms`, whichever comes first. */
export async function within(ms: number, promise: Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  const late = sleep(ms, undefined, { signal: limit.signal }).catch(() => undefined);
  await Promise.race([promise.catch(() => undefined), late]);
  limit.abort();
}
