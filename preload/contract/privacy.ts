import type { SessionStatus } from './session.ts';

/** Statuses in which a session may rest, and after which its customer's data may be erased. */
export const restingStatuses = [
  'link-ready',
  'handed-over',
  'held',
  'registered',
  'refused',
  'cancelled',
  'expired',
  'replaced',
] as const satisfies readonly SessionStatus[];

export type RestingStatus = (typeof restingStatuses)[number];

/** Days after the last change until the customer's data is erased; a status left out is kept for good. */
export type RetentionRule = Readonly<Partial<Record<RestingStatus, number>>>;

/** Off until somebody decides: erasing cannot be undone. */
export const noRetention: RetentionRule = {};

/**
 * What the desk proposes: a quarter for what may still be asked about, a month for what came to nothing, two weeks for
 * what Zastrpay never took. A proposal, not legal advice.
 */
export const proposedRetention: RetentionRule = {
  'link-ready': 30,
  'handed-over': 90,
  held: 30,
  registered: 90,
  refused: 14,
  cancelled: 30,
  expired: 30,
  replaced: 30,
};

/** A decade: beyond it a rule is a slip of the finger. */
export const longestRetentionDays = 3_650;

/** What a run would erase, or has erased, in one profile. */
export interface RetentionCount {
  readonly profileId: string;
  readonly profile: string;
  readonly rule: RetentionRule;
  readonly erased: Readonly<Partial<Record<RestingStatus, number>>>;
}

export interface RetentionReport {
  readonly profiles: readonly RetentionCount[];
  readonly total: number;
}

/** A session that seems to be for the same person. */
export interface PersonSession {
  readonly id: string;
  readonly reference: string;
  readonly status: SessionStatus;
}

/** What became of the desk's own backups. `failed`: older ones stay as they were; the next start tries again. */
export type BackupsAfter = 'renewed' | 'none' | 'failed';

export interface RetentionRun extends RetentionReport {
  readonly backups: BackupsAfter;
}

/** One session, or every session of the same person. */
export type ErasureReach = 'session' | 'person';

/** Whom an erasure would reach. */
export interface ErasurePreview {
  /** The session itself first. */
  readonly sessions: readonly PersonSession[];
  /** The same person's, but under way or of unknown outcome: to be settled first. */
  readonly unsettled: readonly PersonSession[];
  /** The same e-mail address, but another birth date or name: families share addresses. Not erased. */
  readonly sameEmailOnly: readonly PersonSession[];
  readonly draft: boolean;
}

/**
 * What was erased here. Nothing was erased at Zastrpay: that is to be asked for there.
 */
export interface Erased extends ErasurePreview {
  /** `failed`: older backups still hold the data, sealed. */
  readonly backups: BackupsAfter;
}

/** One backup in the desk's own folder. */
export interface BackupFile {
  readonly name: string;
  /** UTC. */
  readonly madeAt: string;
  /** The last audit event in it. */
  readonly sequence: number;
}
