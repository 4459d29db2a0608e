import type { ApiReply } from './ports/zastrpay.ts';

/** How long one registration may take with all its repeats, and how each try is bounded. Milliseconds. */
export const retryPolicy = {
  /** A customer is waiting: after this the outcome is unknown, and the operator decides. */
  overallMs: 45_000,
  attemptMs: 12_000,
  baseMs: 500,
  capMs: 8_000,
} as const;

export type RetryPolicy = { readonly [K in keyof typeof retryPolicy]: number };

/** Whether an HTTP status may go away by itself; every other 4xx says the same next time. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/**
 * Milliseconds until the next try: equal jitter (half fixed, half random, so that desks do not knock in step), and never
 * sooner than the server asked for.
 * @param attempt how many tries there were, from 1
 * @param fraction uniform in [0, 1)
 */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  retryAfterMs: number | null,
  fraction: number,
): number {
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1));
  return Math.max(retryAfterMs ?? 0, Math.round(ceiling / 2 + (ceiling / 2) * fraction));
}

type Unsuccessful = Exclude<ApiReply, { kind: 'created' }>;

/** Whether the same request may fare better in a moment. It is one rule for every call of the API. */
export function isWorthRepeating(reply: Unsuccessful): boolean {
  switch (reply.kind) {
    case 'refused':
      return isTransient(reply.status);
    case 'broken':
      // The server acted and its answer got mangled; under the same ids it repeats the answer, not the act.
      return true;
    case 'failed':
      return reply.reason !== 'tls' && reply.reason !== 'redirected';
    case 'stopped':
      return false;
  }
}

/** The pause that the server asked for, in milliseconds, or null. */
export const askedPause = (reply: Unsuccessful): number | null =>
  reply.kind === 'refused' ? reply.retryAfterMs : null;
