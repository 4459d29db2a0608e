import type { Clock } from './ports/system.ts';

/**
 * Counts links down on the monotonic clock, so that setting the machine's clock neither revives nor kills one. A session
 * from an earlier run has no such anchor and is judged by the wall clock.
 */
export interface Expiry {
  /** Remembers how long a link that has just come still lives; null when that cannot be said. */
  anchor(id: string, remainingMs: number | null): void;
  /** Milliseconds left, 0 when over, null when nobody knows. */
  remaining(id: string, expiresAt: Date | null): number | null;
}

export function createExpiry(clock: Clock): Expiry {
  const endsAt = new Map<string, number | null>();
  return {
    anchor(id, remainingMs) {
      endsAt.set(id, remainingMs === null ? null : clock.monotonic() + remainingMs);
    },
    remaining(id, expiresAt) {
      if (expiresAt === null) return null;
      const end = endsAt.get(id);
      if (end === null) return null;
      return Math.max(0, end === undefined ? expiresAt.getTime() - clock.now().getTime() : end - clock.monotonic());
    },
  };
}
