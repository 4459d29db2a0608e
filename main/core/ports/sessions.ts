import type { RestingStatus } from '../../../preload/contract/privacy.ts';
import type { CustomerData, RegistrationForm } from '../../../preload/contract/registration.ts';
import type { SessionStatus, TimelineEntry } from '../../../preload/contract/session.ts';
import type { AuditEntry } from '../audit.ts';
import type { SealedAnswer, SessionChange, SessionIntent, SessionRecord } from '../session.ts';

/** The record of every session. Each writing call is one transaction with its audit event, durable when it resolves. */
export interface SessionLog {
  /**
   * Writes the intent with status `sending`.
   * @returns false, and writes nothing, when a session with this id exists already
   * @throws Failure `vault-locked`, `log-busy`, `log-full`; a reference that is taken throws `ReferenceTaken`
   */
  begin(intent: SessionIntent, entry: AuditEntry): Promise<boolean>;
  /**
   * Moves a session on if its status is one of `from`.
   * @returns the session as it is now, or null, with nothing written, when its status was another
   */
  change(
    id: string,
    from: readonly SessionStatus[],
    change: SessionChange,
    entry: AuditEntry,
  ): Promise<SessionRecord | null>;
  /** An event that moves no session (or is about none). */
  note(entry: AuditEntry): Promise<void>;
  /** By id or by reference (either case, with or without the dash). */
  find(idOrReference: string): Promise<SessionRecord | null>;
  list(query: LogQuery): Promise<LogPage>;
  /** How many sessions a filter has, and how many of them come before a cursor. */
  count(filter: LogFilter, newerThan: string | null): Promise<{ readonly total: number; readonly newer: number }>;
  timeline(id: string): Promise<readonly TimelineEntry[]>;
  /** The exact body bytes. @throws Failure `vault-locked`, `session-unknown` */
  body(id: string): Promise<string>;
  /** What is sealed of the answer. @throws Failure `vault-locked`, `session-unknown` */
  answer(id: string): Promise<Partial<SealedAnswer>>;
  /** Ids in one of these statuses, oldest first. */
  idsIn(statuses: readonly SessionStatus[]): Promise<readonly string[]>;
  /** Those in one of these statuses whose link ends before the instant, oldest first. Opens nothing: it is asked all the time. */
  endingBefore(
    before: Date,
    statuses: readonly SessionStatus[],
  ): Promise<readonly { readonly id: string; readonly expiresAt: Date }[]>;
}

/** For the duplicate guard: a second session for the same person is a second customer at Zastrpay. */
export interface SamePersonLog {
  /**
   * Sessions with the same e-mail address (but for case), or the same name (as search folds it) and birth date.
   * @returns newest first, at most 200
   * @throws Failure `vault-locked`
   */
  samePerson(customer: CustomerData, exceptId?: string): Promise<readonly SamePerson[]>;
}

export interface SamePerson {
  readonly record: SessionRecord;
  readonly match: 'email' | 'name-and-birth-date';
}

/** Thrown by `begin` when another session has the reference; the caller draws another. */
export class ReferenceTaken extends Error {
  override readonly name = 'ReferenceTaken';
}

/** Which sessions are meant. */
export interface LogFilter {
  /** Any of these, or null for all; never empty. */
  readonly status: readonly SessionStatus[] | null;
  readonly profileId?: string | undefined;
  /** Created at this instant or later, and before that one. */
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

export interface LogQuery extends LogFilter {
  /** Text to find in names, e-mail, birthplace (vault open), or a reference or session id. Empty: all. */
  readonly search: string;
  readonly after: string | null;
  /** On from the cursor to older sessions (as is usual), or back to the newer ones before it. */
  readonly direction?: 'older' | 'newer' | undefined;
  /** So many newer sessions are passed over; without a cursor and without a search only. */
  readonly skip?: number | undefined;
  readonly limit: number;
}

export interface LogPage {
  /** Newest first, whichever way the list is gone through. */
  readonly sessions: readonly SessionRecord[];
  /** Before the first of them, to go back to newer ones; null when there are none. */
  readonly previous: string | null;
  readonly next: string | null;
}

export interface DraftLog {
  /** The operator's one unfinished form, or null. */
  load(): Promise<{ readonly id: string; readonly form: RegistrationForm } | null>;
  /** Replaces whatever draft there was. */
  save(draft: { readonly id: string; readonly form: RegistrationForm }): Promise<void>;
  discard(id: string): Promise<void>;
}

/** Some sessions, and how many like them there are as far as that was counted. */
export interface FoundSessions {
  readonly sessions: readonly SessionRecord[];
  readonly count: number;
}

/** What *Today* asks of the log. */
export interface TodayLog {
  inStatus(status: SessionStatus, most: FoundAtMost): Promise<FoundSessions>;
  /** Live links that end in this time, the next one first. */
  expiring(after: Date, before: Date, most: FoundAtMost): Promise<FoundSessions>;
  /** Handed over in this time, and nothing came of it; the latest first. */
  waiting(after: Date, before: Date, most: FoundAtMost): Promise<FoundSessions>;
  /** Messages about sessions that this desk does not have. */
  unmatchedSince(since: Date, limit: number): Promise<number>;
  /** Sessions created between each midnight and the next, by their status now. */
  countsByStatus(
    midnights: readonly Date[],
  ): Promise<readonly { readonly from: Date; readonly counts: Readonly<Partial<Record<SessionStatus, number>>> }[]>;
}

export interface FoundAtMost {
  readonly shown: number;
  readonly counted: number;
}

/** What retention looks for. */
export interface AgedSessions {
  /** Ids of sessions in the status whose last change was before the instant, at most `limit`, longest first. */
  unchangedSince(profileId: string, status: RestingStatus, before: Date, limit: number): Promise<readonly string[]>;
  countUnchangedSince(profileId: string, status: RestingStatus, before: Date): Promise<number>;
  /** The sequence number of the last erasure's event; 0 before the first. */
  lastErasure(): Promise<number>;
}
