import type { SessionStatus, SessionSummary } from './session.ts';

/** What needs somebody, in the order of its urgency. */
export const concernKinds = ['expiring', 'unknown', 'held', 'waiting'] as const;

/**
 * `expiring`: the link is about to end. `waiting`: handed over hours ago and not registered, whether the link still lives
 * or not.
 */
export type ConcernKind = (typeof concernKinds)[number];

export interface Concern {
  /** At most `mostCounted`: beyond it the exact number helps nobody. */
  readonly count: number;
  /** The most urgent of them, for going there. */
  readonly sessions: readonly SessionSummary[];
}

export const mostCounted = 100;

/** Links that end within so many minutes are a concern. */
export const expiringMinutes = 5;

/** Hours after which a customer who has the link counts as waiting; there is nothing in between to choose. */
export const waitingHoursChoices = [1, 4, 24, 48, 96] as const;

/** The sessions of one day, by what became of them until now. */
export interface DayCounts {
  /** `YYYY-MM-DD`, where the desk stands. */
  readonly day: string;
  readonly counts: Readonly<Partial<Record<SessionStatus, number>>>;
}

/** What the desk was to do by itself and could not. */
export type HouseDuty = 'retention' | 'backup' | 'export';

export interface Today {
  readonly concerns: Readonly<Record<ConcernKind, Concern>>;
  /** Messages of the last week about sessions that this desk does not have; at most `mostCounted`. */
  readonly unmatched: number;
  readonly failed: readonly HouseDuty[];
  readonly waitingHours: number;
  /** Oldest first; the last one is today. */
  readonly days: readonly DayCounts[];
}
