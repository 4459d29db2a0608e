import type { OsProtector, Preferences, VaultState } from '../../preload/contract/desk.ts';
import type { FeedSetting, ReceiverSetting } from '../../preload/contract/event-source.ts';
import type {
  ChainEnd,
  ExportFormat,
  ExportVerification,
  JobProgress,
  LogVerification,
  PiiLevel,
} from '../../preload/contract/export.ts';
import type { ExportSchedule, ExportScheduleState } from '../../preload/contract/export-schedule.ts';
import type { Merchant } from '../../preload/contract/merchant.ts';
import type { OperatorView } from '../../preload/contract/operator.ts';
import type { BackupFile, RestingStatus, RetentionRule } from '../../preload/contract/privacy.ts';
import type { Profile } from '../../preload/contract/profile.ts';
import type { CustomerData, RegistrationForm } from '../../preload/contract/registration.ts';
import type { SessionStatus, TimelineEntry } from '../../preload/contract/session.ts';
import type { ColumnLayout, SavedView } from '../../preload/contract/session-list.ts';
import type { AuditEntry } from './audit.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Intake, OutcomeEvent, UnmatchedEvent } from './outcome.ts';
import type { SealedAnswer, SessionChange, SessionIntent, SessionRecord } from './session.ts';

/**
 * The smallest interfaces the use-cases need. All return promises, so that an adapter may move to a worker unnoticed.
 * Adapters throw `Failure` for what an operator can be told and anything else for what is a defect.
 */

export interface Clock {
  /** Wall clock. It may jump; use it for what is written down. */
  now(): Date;
  /** Milliseconds that only ever grow; use it for waiting and counting down. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Randomness {
  uuid(): string;
  bytes(count: number): Uint8Array;
  /** Uniform in [0, 1), for jitter only. */
  fraction(): number;
}

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
  /** Ids in one of these statuses whose `expiresAt` is before the instant (or any, without one), oldest first. */
  idsIn(statuses: readonly SessionStatus[], expiringBefore?: Date): Promise<readonly string[]>;
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

/** What Zastrpay reported, envelope by envelope. */
export interface OutcomeLog {
  /**
   * One transaction: remembers the envelope, moves its session on if its status is one of `from` (or is what the event
   * says already, but not yet by Zastrpay's word), and writes one audit event. A session that cannot move, or that this desk does not have, leaves an `outcome.received` event instead.
   */
  receive(event: OutcomeEvent, from: readonly SessionStatus[], entry: AuditEntry): Promise<Intake>;
  /** Events about sessions that this desk does not have, newest first. */
  unmatched(limit: number): Promise<readonly UnmatchedEvent[]>;
}

/** The receiver and the feed as the operator set them up; their keys are sealed. */
export interface EventSourceLog {
  receiver(): Promise<ReceiverSetting | null>;
  feed(): Promise<FeedSetting | null>;
  /** @throws Failure `vault-locked` */
  set(
    kind: 'receiver' | 'feed',
    setting: ReceiverSetting | FeedSetting,
    apiKey: string,
    entry: AuditEntry,
  ): Promise<void>;
  remove(kind: 'receiver' | 'feed', entry: AuditEntry): Promise<void>;
  /** @throws Failure `event-source-missing`, `vault-locked` */
  apiKey(kind: 'receiver' | 'feed'): Promise<string>;
  /** How far the feed was read, or null at its beginning. */
  cursor(): Promise<string | null>;
  moveCursor(cursor: string): Promise<void>;
}

/** How events get in from outside. */
export interface EventIntake {
  readonly openReceiver: OpenReceiver;
  readFeed(
    feed: FeedSetting & { readonly apiKey: string },
    after: string | null,
    signal: AbortSignal,
  ): Promise<
    | { readonly ok: true; readonly events: readonly OutcomeEvent[]; readonly next: string | null }
    | { readonly ok: false; readonly reason: 'unreachable' | 'refused' | 'not-understood' }
  >;
  /** A text → the events in it, how many are of other types, and how many pieces are no event. */
  readEvents(text: string): {
    readonly events: readonly OutcomeEvent[];
    readonly others: number;
    readonly unreadable: number;
  };
}

/** @throws the system's own error when the address cannot be listened on */
export type OpenReceiver = (
  options: ReceiverSetting & {
    /** The merchant's own key, which Zastrpay sends. */
    readonly apiKey: string;
    /** Resolves once the event is on disk; only then Zastrpay is told so. */
    readonly take: (event: OutcomeEvent) => Promise<unknown>;
    /** Told of what went wrong on this side, without the event's content. */
    readonly failed: (error: unknown) => void;
  },
) => Promise<{ readonly port: number; close(): Promise<void> }>;

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

export interface ProfileLog {
  list(): Promise<readonly (Profile & { readonly hasApiKey: boolean })[]>;
  /** @throws Failure `profile-name-taken`, `vault-locked` */
  /** @param apiKey null where it is still to come */
  add(profile: Profile, apiKey: string | null, entry: AuditEntry): Promise<void>;
  /** The key that there was is gone. @throws Failure `profile-unknown`, `vault-locked` */
  setKey(id: string, apiKey: string, entry: AuditEntry): Promise<void>;
  /** @throws Failure `profile-unknown`, `profile-key-missing`, `vault-locked` */
  apiKey(id: string): Promise<string>;
}

export interface OperatorLog {
  /** In the order in which they were added. */
  list(): Promise<readonly OperatorView[]>;
  /** @throws Failure `vault-locked` */
  add(operator: OperatorView, pin: StoredPin, entry: AuditEntry): Promise<void>;
  /** @param pin null leaves it as it is. @throws Failure `vault-locked` */
  change(operator: OperatorView, pin: StoredPin | null, entry: AuditEntry): Promise<void>;
  remove(id: string, entry: AuditEntry): Promise<void>;
  /** @throws Failure `operator-unknown`, `vault-locked` */
  pin(id: string): Promise<StoredPin>;
}

/** What is kept of a PIN: what it was stretched into, and how. Salt and key in Base64. */
export interface StoredPin {
  readonly salt: string;
  readonly cost: { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };
  readonly key: string;
}

/** Stretching takes a quarter of a second, in a thread of its own. */
export interface PinKeeper {
  keep(pin: string): Promise<StoredPin>;
  fits(pin: string, stored: StoredPin): Promise<boolean>;
}

export interface Settings {
  activeProfile(): Promise<string | null>;
  activateProfile(id: string, entry: AuditEntry): Promise<void>;
  preferences(): Promise<Preferences>;
  prefer(preferences: Preferences, entry: AuditEntry): Promise<void>;
  /** What the profile's customers' data is kept for; nothing is ever erased where none was set. */
  retention(profileId: string): Promise<RetentionRule>;
  retain(profileId: string, rule: RetentionRule, entry: AuditEntry): Promise<void>;
  /** Who the customer is dealing with; nobody in particular until it was said. */
  merchant(): Promise<Merchant>;
  setMerchant(merchant: Merchant, entry: AuditEntry): Promise<void>;
  /** Hours after which a customer who has the link counts as waiting. */
  waitingHours(): Promise<number>;
  setWaitingHours(hours: number, entry: AuditEntry): Promise<void>;
  /** Idle minutes after which the vault locks; 0 is never. */
  autoLockMinutes(): Promise<number>;
  setAutoLockMinutes(minutes: number, entry: AuditEntry): Promise<void>;
  /** Whether somebody, or the clock, has locked the desk since it was last opened with the passphrase. */
  isKeptLocked(): Promise<boolean>;
  /** Keeps the desk locked over a restart, or no longer; with the event that says so. */
  keepLocked(locked: boolean, entry: AuditEntry): Promise<void>;
}

/** Small things that spare work tomorrow. Nothing in them is about a customer. */
export interface Remembered {
  views(): Promise<readonly SavedView[]>;
  keepViews(views: readonly SavedView[]): Promise<void>;
  columns(): Promise<ColumnLayout>;
  keepColumns(layout: ColumnLayout): Promise<void>;
  recentCountries(): Promise<readonly string[]>;
  keepRecentCountries(codes: readonly string[]): Promise<void>;
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

/** Works on the files of a desk that is closed. */
export interface LogRepair {
  backups(): Promise<readonly BackupFile[]>;
  mend(): Promise<RepairedLog>;
  /** One of the desk's own, by its name in `backups`. */
  restoreOwn(name: string): Promise<RepairedLog>;
}

export interface RepairedLog {
  /** Null where the present log itself could be carried over. */
  readonly backupMadeAt: Date | null;
  /** The present files under their new names; nothing is ever deleted. */
  readonly setAside: readonly string[];
  /** Sessions that the present log had erased since the backup, and that were erased again. */
  readonly erasedAgain: number;
}

/** Copies of the log, each with the vault file that opens it. */
export interface BackupStore {
  /** Those in the desk's own folder, newest first. */
  list(): Promise<readonly BackupFile[]>;
  /**
   * Makes a copy of the log as it is now and verifies it.
   * @param how.out a file that is not there yet, or null for the desk's own folder, where a few are kept
   * @param how.alone deletes every other copy in the desk's own folder once this one is verified
   * @throws Failure `file-unreadable`, `log-busy`, `log-full`, `log-damaged`; the signal's reason once it aborts
   */
  make(how: {
    readonly out: string | null;
    readonly alone: boolean;
    readonly madeAt: Date;
    readonly signal: AbortSignal;
  }): Promise<MadeBackup>;
}

export interface MadeBackup {
  readonly file: string;
  readonly sequence: number;
  /** Hash of the last audit event in it. */
  readonly hash: string;
}

export interface Vault {
  state(): Promise<VaultState>;
  /** @throws Failure `vault-exists`, `vault-passphrase-weak` */
  create(passphrase: string): Promise<void>;
  /** Opens with the OS if it can. @returns whether it is open now */
  openWithOs(): Promise<boolean>;
  /** @throws Failure `vault-missing`, `vault-passphrase-wrong`, `vault-wait`, `vault-damaged` */
  openWithPassphrase(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** The same key behind another passphrase. @throws as `openWithPassphrase`, or `vault-passphrase-weak` */
  changePassphrase(present: string, next: string): Promise<void>;
  /**
   * Draws a new key, and opens with it. The old one stays in the vault file, sealed under the new one, so that nothing is
   * lost wherever wrapping anew is interrupted. @throws as `openWithPassphrase`
   */
  rotate(passphrase: string): Promise<void>;
  /** How often the key was rotated. @throws Failure `vault-locked` */
  generation(): number;
}

/** Every key in the log that the vault's key wraps. */
export interface WrappedKeys {
  /** The vault's generation that all of them were last wrapped under. */
  generation(): Promise<number>;
  /**
   * Wraps all of them anew, in small steps; the last one writes the event with the generation.
   * @returns how many
   * @throws Failure `vault-locked`
   */
  wrapAnew(
    generation: number,
    othersTurn: () => Promise<void>,
    entryOf: (wrapped: number) => AuditEntry,
  ): Promise<number>;
}

/** One PUT, as it goes over the wire. */
export interface PutSession {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly sessionId: string;
  readonly requestId: string;
  readonly body: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What came of one attempt. Never thrown: a broken network is an everyday answer. */
export type ApiReply =
  | { readonly kind: 'created'; readonly answer: SessionAnswer; readonly raw: string; readonly serverDate: Date | null }
  /** An HTTP answer that is not 2xx. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly error: ApiError;
      readonly retryAfterMs: number | null;
      readonly serverDate: Date | null;
    }
  /** A 2xx that cannot be understood: Zastrpay acted, but what it said is lost. */
  | {
      readonly kind: 'broken';
      readonly reason: 'answer-too-large' | 'answer-not-json' | 'answer-other-shape';
      readonly status: number;
    }
  /** No answer at all: it may or may not have acted. */
  | { readonly kind: 'failed'; readonly reason: NetworkFailure }
  /** The caller's signal fired. */
  | { readonly kind: 'stopped' };

/** `redirected`: Chromium's stack tells that a redirect was not followed, but not its status. */
export type NetworkFailure =
  | 'offline'
  | 'name-lookup'
  | 'tls'
  | 'proxy'
  | 'timeout'
  | 'connection-broken'
  | 'redirected';

/** What matters of a 2xx answer; the rest is kept as `raw`. */
export interface SessionAnswer {
  readonly id: string;
  readonly type: string | null;
  readonly token: string;
  readonly redirectUrl: string;
  readonly correlationId: string | null;
}

/** Zastrpay's error body, as far as it was one. */
export interface ApiError {
  readonly code: string | null;
  readonly correlationId: string | null;
  readonly fieldNames: readonly string[];
}

/** One cancelling POST; it has no body. */
export type CancelSession = Omit<PutSession, 'body'>;

/** What came of one attempt to cancel. */
export type CancelReply =
  | { readonly kind: 'cancelled'; readonly correlationId: string | null }
  | Exclude<ApiReply, { kind: 'created' }>;

export interface ZastrpayApi {
  putSession(call: PutSession): Promise<ApiReply>;
  cancelSession(call: CancelSession): Promise<CancelReply>;
}

/** The embedded Zastrpay of the practice profile, started when first needed. */
export interface PracticeZastrpay {
  profile(): Promise<{ readonly profile: Profile; readonly apiKey: string }>;
}

/** Tells the console what changed. */
export interface Announcer {
  sessionChanged(id: string): void;
  attempt(id: string, attempt: number, retryInMs: number | null): void;
  deskChanged(): void;
}

export interface Journal {
  /** For engineers; never personal data, keys, tokens, links or bodies. */
  info(what: string, detail?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(what: string, cause: unknown): void;
}

/** The OS's own key store. */
export interface OsKeyProtector {
  describe(): Promise<OsProtector>;
  /** @throws Failure `vault-unavailable` */
  seal(key: Uint8Array): Promise<string>;
  /** @throws Failure `vault-unavailable` when the store is away or another than the one that sealed */
  open(sealed: string): Promise<{ readonly key: Uint8Array; readonly sealAgain: boolean }>;
}

/**
 * What the log needs of the vault: it wraps other keys and never shows its own. Synchronous, because it runs inside
 * SQLite transactions and takes microseconds.
 */
export interface KeyWrapper {
  isOpen(): boolean;
  /** AES-256-GCM with `purpose` as associated data. @throws Failure `vault-locked` */
  wrap(key: Uint8Array, purpose: string): Uint8Array;
  /** @throws Failure `vault-locked`, `vault-damaged` when the key or purpose does not fit */
  unwrap(wrapped: Uint8Array, purpose: string): Uint8Array;
  /** Called when the vault locks, so that unwrapped keys are dropped. */
  onLock(listener: () => void): void;
}

/** Lends the vault's keys to a job, which works in a thread of its own. */
export interface KeyLender {
  /**
   * Copies of the keys, the present one first, to be transferred to the thread, which overwrites them.
   * @throws Failure `vault-locked`
   */
  lend(): readonly Uint8Array[];
}

/** The desk's own signature, and what is signed with it. The private key never leaves the log's transactions. */
export interface ProofLog {
  /** As `publicKeyOf` gives it; made with the private key when there is none. @throws Failure `vault-locked` */
  publicKey(): Promise<string>;
  /** The same without making one: null where none was made. Needs no open vault. */
  storedPublicKey(): Promise<string | null>;
  /** Of the event with this sequence number; null where the chain ends before it. */
  hashOf(sequence: number): Promise<string | null>;
  /** Whether the public key in the log belongs to the private one. @throws Failure `vault-locked` */
  keyIsOurs(): Promise<boolean>;
  /**
   * Signs the end of the chain unless that was done, or what was signed last is no part of it any more: one signature must
   * not vouch for what contradicts another.
   * @throws Failure `vault-locked`
   */
  checkpoint(at: Date): Promise<void>;
  /** @throws Failure `vault-locked` */
  sign(message: Uint8Array): Promise<Uint8Array>;
  /** The event and, sealed, the reason where there is one. @throws Failure `vault-locked` */
  noteExport(entry: AuditEntry, reason: string): Promise<void>;
}

/** Where exports that are being written lie, so that those of a killed desk can be found again. */
export interface ExportsUnderWay {
  begin(folder: string, process: number, at: Date): Promise<void>;
  end(folder: string): Promise<void>;
  list(): Promise<readonly { readonly folder: string; readonly process: number }[]>;
}

export interface ExportTask {
  readonly folder: string;
  readonly from: Date | null;
  readonly before: Date | null;
  readonly status: SessionStatus | null;
  readonly pii: PiiLevel;
  readonly formats: readonly ExportFormat[];
  readonly byteOrderMark: boolean;
  /** Id → name. */
  readonly profileNames: ReadonlyMap<string, string>;
  /** What unwraps the sessions' keys, as it was lent; empty where nothing personal is asked for. */
  readonly keys: readonly Uint8Array[];
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: JobProgress) => void;
}

export interface ExportFolders {
  /**
   * Writes the rows of one consistent snapshot aside, where nobody looks for an export.
   * @throws Failure `export-folder-taken`, `export-unwritable`, `cancelled`; then nothing is left
   */
  write(task: ExportTask, options: JobOptions): Promise<ExportInMaking>;
  /** Removes what killed exports left behind. */
  sweep(): Promise<void>;
}

/** Folders of this machine, as an operator chooses and looks at them. */
export interface Folders {
  /** The system's dialog, null when nobody chose one; null itself where there is no dialog and paths are typed. */
  readonly choose: (() => Promise<string | null>) | null;
  /** The system's file manager; null where there is none. */
  readonly open: ((folder: string) => Promise<void>) | null;
  /** The absolute path of a folder that is there. @throws Failure `folder-missing` */
  existing(folder: string): Promise<string>;
  inside(folder: string, name: string): string;
}

export interface ExportInMaking {
  readonly written: WrittenExport;
  /** Adds manifest and signature, and makes everything durable. @throws Failure `export-unwritable` */
  finish(manifest: Uint8Array, signature: Uint8Array): Promise<void>;
  /** Moves it into place, whole. @throws Failure `export-folder-taken`, `export-unwritable` */
  place(): Promise<void>;
  discard(): Promise<void>;
}

export interface WrittenExport {
  readonly sessions: number;
  readonly events: number;
  readonly first: ChainEnd | null;
  readonly last: ChainEnd | null;
  /** The newest, oldest first. */
  readonly checkpoints: readonly Checkpoint[];
  readonly files: readonly ExportedFile[];
}

export interface ExportedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows?: number;
  readonly columns?: readonly string[];
  readonly byteOrderMark?: boolean;
}

export interface LogVerifier {
  /** The log in place; whose key it is, only the vault can say. @throws Failure `cancelled`, `log-damaged` */
  verify(options: JobOptions): Promise<Omit<LogVerification, 'keyProven'>>;
}

export interface ExportVerifier {
  /** An export, as anybody can check it. @throws Failure `cancelled`, `file-unreadable` */
  verify(folder: string, options: JobOptions): Promise<ExportVerification>;
}

/** When the desk exports by itself, and what came of it. */
export interface ExportScheduleLog {
  schedule(): Promise<ExportSchedule | null>;
  /** What was made and what went wrong before is forgotten with it. */
  set(schedule: ExportSchedule | null, entry: AuditEntry): Promise<void>;
  outcome(): Promise<ScheduledOutcome>;
  remember(outcome: ScheduledOutcome): Promise<void>;
}

export interface ScheduledOutcome extends Omit<ExportScheduleState, 'schedule'> {
  /** The day with which the period begins that the last one was made for. */
  readonly madeFor: string | null;
}
