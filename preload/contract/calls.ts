import type {
  AuditExportMade,
  AuditExportRequest,
  AuditExportVerification,
  AuditState,
  ChosenFolder,
} from './audit.ts';
import type { CodePicture } from './code-picture.ts';
import type { DeskState, Preferences } from './desk.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Result } from './errors.ts';
import type { EventSources, FeedSetting, ImportedEvents, ReceiverSetting, UnmatchedEventView } from './event-source.ts';
import type { LogVerification } from './export.ts';
import type { ExportRhythm, ExportScheduleState } from './export-schedule.ts';
import type {
  CallStep,
  Given,
  GivingWay,
  HandOverChannel,
  HandOverWays,
  PaperLayout,
  PrintPreview,
} from './handover.ts';
import type { Merchant } from './merchant.ts';
import type { NoticesSetting } from './notices.ts';
import type { NewOperator, OperatorView } from './operator.ts';
import type { PageDefect } from './page-defect.ts';
import type {
  BackupFile,
  BackupsAfter,
  Erased,
  ErasurePreview,
  ErasureReach,
  RetentionReport,
  RetentionRule,
  RetentionRun,
} from './privacy.ts';
import type { ConnectionTest, ImportedProfiles, NewProfile, ProfilesFile, ProfileView } from './profile.ts';
import type { CustomerData, RegistrationForm } from './registration.ts';
import type { Rescued, RescueView } from './rescue.ts';
import type { SessionDetail, SessionLink, SessionStatus, SessionSummary } from './session.ts';
import type { ColumnLayout, SavedView } from './session-list.ts';
import type { Today } from './today.ts';
import type { UpdateSource, UpdateState } from './update.ts';

/**
 * Every call the console can make: input → output, one line a call.
 *
 * Main answers a `Result`; the schema of each input stands in `main/ipc/schemas.ts` and fails to compile when it differs.
 */
export interface Calls {
  'desk.state': { input: null; output: DeskState };
  'desk.prefer': { input: Preferences; output: DeskState };
  /** The page tells what went wrong in it, for the log. */
  'desk.pageDefect': { input: PageDefect; output: null };

  'vault.create': { input: { passphrase: string }; output: DeskState };
  'vault.unlock': { input: { passphrase: string }; output: DeskState };
  'vault.lock': { input: null; output: DeskState };
  /** Asks the system's key store once more; `vault-unavailable` where it cannot open the vault. */
  'vault.openWithOs': { input: null; output: DeskState };
  'vault.changePassphrase': { input: { present: string; next: string }; output: { readonly backups: BackupsAfter } };
  /** A new key for everything; takes a moment with many sessions. */
  'vault.rotate': {
    input: { passphrase: string };
    output: { readonly wrapped: number; readonly backups: BackupsAfter };
  };
  /** Idle minutes after which the desk locks; 0 is never. */
  'vault.autoLock': { input: null; output: number };
  'vault.setAutoLock': { input: { minutes: number }; output: number };

  /** Whom an erasure would reach. */
  'erasure.preview': { input: { id: string; reach: ErasureReach }; output: ErasurePreview };
  'erasure.erase': { input: { id: string; reach: ErasureReach; reason: string }; output: Erased };
  /** Why a session's customer was erased; null where retention did it. */
  'erasure.reason': { input: { id: string }; output: string | null };
  /** Every profile's rule, and what it would erase now. */
  'retention.preview': { input: null; output: RetentionReport };
  'retention.setRule': { input: { profileId: string; rule: RetentionRule }; output: RetentionReport };
  'retention.run': { input: null; output: RetentionRun };
  /** Newer versions of the program. */
  'updates.state': { input: null; output: UpdateState };
  /** Null switches them off. */
  'updates.configure': { input: UpdateSource | null; output: UpdateState };
  'updates.check': { input: null; output: UpdateState };
  'updates.download': { input: null; output: UpdateState };
  /** Ends the program, and starts the new version; refused while a customer is being served. */
  'updates.install': { input: null; output: null };
  'backups.list': { input: null; output: readonly BackupFile[] };
  /** Makes one in the desk's own folder; answers the new list. */
  'backups.make': { input: null; output: readonly BackupFile[] };

  'today.view': { input: null; output: Today };
  'today.waitFor': { input: { hours: number }; output: Today };

  'operators.list': { input: null; output: readonly OperatorView[] };
  'operators.add': { input: NewOperator; output: readonly OperatorView[] };
  /** `pin` null: as it was. */
  'operators.change': { input: OperatorView & { readonly pin: string | null }; output: readonly OperatorView[] };
  'operators.remove': { input: { id: string }; output: readonly OperatorView[] };
  /** Somebody says who they are. */
  'operators.switch': { input: { id: string; pin: string }; output: DeskState };

  /** For a desk that is damaged. */
  'rescue.look': { input: null; output: RescueView };
  /** Carries the log over whole, or else puts the newest sound backup in its place. */
  'rescue.mend': { input: null; output: Rescued };
  'rescue.restore': { input: { name: string }; output: Rescued };

  'profiles.list': { input: null; output: readonly ProfileView[] };
  'profiles.add': { input: NewProfile; output: ProfileView };
  /** Replaces the API key, or gives an imported profile its first. */
  'profiles.setKey': { input: { id: string; apiKey: string }; output: ProfileView };
  /** All but the practice profile, without keys, into a file; null when the operator thought better of it. */
  'profiles.export': { input: null; output: string | null };
  'profiles.import': { input: ProfilesFile; output: ImportedProfiles };
  'profiles.test': { input: { id: string }; output: ConnectionTest };
  'profiles.activate': { input: { id: string }; output: DeskState };

  /** Plays the customer of a practice session: registers, and shows the second code in a shop. */
  'practice.register': { input: { id: string }; output: null };

  'notices.setting': { input: null; output: NoticesSetting };
  'notices.set': { input: { isOn: boolean }; output: NoticesSetting };

  'diagnostics.look': { input: null; output: Diagnostics };
  /** Saves what was looked at last; null when the operator thought better of it. */
  'diagnostics.save': { input: { id: string }; output: string | null };

  /** The draft that survived, or a fresh one. Its id becomes the session's id: one press, one session. */
  'drafts.open': { input: null; output: Draft };
  'drafts.save': { input: Draft; output: null };
  /** Drops the draft and answers a fresh one. */
  'drafts.discard': { input: { id: string }; output: Draft };

  'sessions.create': { input: NewSession; output: SessionDetail };
  /** Whom the duplicate guard means. */
  'sessions.samePerson': { input: Draft; output: readonly SamePersonMatch[] };
  'sessions.retry': { input: { id: string }; output: SessionDetail };
  /** Gives up waiting for an answer; the session becomes `unknown`. */
  'sessions.stop': { input: { id: string }; output: null };
  'sessions.cancel': { input: { id: string }; output: SessionDetail };
  /** A new session with the same data; answers the new one. */
  'sessions.replace': { input: { id: string }; output: SessionDetail };
  /** The operator's own word for what became of a session. */
  'sessions.mark': {
    input: { id: string; outcome: 'registered' | 'cancelled'; reason: string };
    output: SessionDetail;
  };
  /** Sends everything of unknown outcome again. */
  'sessions.resume': { input: null; output: { readonly resolved: number; readonly unknown: number } };
  'sessions.release': { input: { id: string; reason: string }; output: SessionDetail };
  'sessions.list': { input: SessionQuery; output: SessionPage };
  /** How many there are, and how many of them stand before a cursor: what a scroll bar needs to know. */
  'sessions.count': { input: SessionFilter & { readonly newerThan: string | null }; output: SessionCount };
  'sessions.show': { input: { id: string }; output: SessionDetail };
  /** The filters that were given a name. */
  'views.list': { input: null; output: readonly SavedView[] };
  /** Under a name that is taken, it takes the place of the older one. Answers all of them. */
  'views.save': { input: SavedView; output: readonly SavedView[] };
  'views.remove': { input: { name: string }; output: readonly SavedView[] };
  'columns.layout': { input: null; output: ColumnLayout };
  'columns.arrange': { input: { layout: ColumnLayout }; output: ColumnLayout };
  /** Codes of the countries that customers came from lately, the last one first. */
  'countries.recent': { input: null; output: readonly string[] };
  /** The customer unmasked, or null after erasure; an audit event of its own. */
  'sessions.reveal': { input: { id: string }; output: CustomerData | null };
  'sessions.link': { input: { id: string }; output: SessionLink };

  /** Who the customer is dealing with. */
  'merchant.show': { input: null; output: Merchant };
  'merchant.set': { input: Merchant; output: Merchant };

  'handover.record': { input: { id: string; channel: HandOverChannel }; output: SessionDetail };
  'handover.copy': { input: { id: string }; output: SessionDetail };
  /** The operator has said this part of the call script. */
  'handover.tick': { input: { id: string; step: CallStep }; output: SessionDetail };
  'handover.ways': { input: null; output: HandOverWays };
  /** Gives the link away by one of the ways that leave the desk by themselves. */
  'handover.give': { input: { id: string; way: GivingWay }; output: Given };
  'handover.display': { input: { id: string; screen: string }; output: SessionDetail };
  /** Takes this session off the customer's screen. */
  'handover.undisplay': { input: { id: string }; output: null };
  /** How a hand-out looks on this paper. */
  'handover.preview': { input: { id: string; layout: PaperLayout }; output: PrintPreview };
  'handover.print': { input: { id: string; layout: PaperLayout; to: 'printer' | 'pdf' }; output: Given };
  /**
   * The operator leaves this session's screen: what is left of its link outside of the log goes. `goesOn` with it goes the
   * customer; else the operator only looks at something else, and is still serving them.
   */
  'handover.finish': { input: { id: string; goesOn: boolean }; output: null };
  /** Whether an independent decoder reads exactly the session's link off the code as it was drawn. Only then it is shown. */
  'handover.check': { input: { id: string; picture: CodePicture }; output: boolean };

  'events.sources': { input: null; output: EventSources };
  'events.receiver': { input: ReceiverSetting & { readonly apiKey: string }; output: EventSources };
  'events.feed': { input: FeedSetting & { readonly apiKey: string }; output: EventSources };
  'events.remove': { input: { kind: 'receiver' | 'feed' }; output: EventSources };
  'events.import': { input: { text: string }; output: ImportedEvents };
  'events.unmatched': { input: null; output: readonly UnmatchedEventView[] };

  'audit.state': { input: null; output: AuditState };
  /** `typed` is null where the system's dialog is asked; null comes back when nobody chose one. */
  'audit.chooseFolder': { input: { typed: string | null }; output: ChosenFolder | null };
  'audit.export': { input: AuditExportRequest; output: AuditExportMade };
  'audit.verifyLog': { input: null; output: LogVerification };
  'audit.verifyExport': { input: { token: string }; output: AuditExportVerification };
  'audit.schedule': { input: null; output: ExportScheduleState };
  /** `every`: null switches it off. `into`: a chosen folder's token, or null for the folder that it has. */
  'audit.setSchedule': { input: { every: ExportRhythm | null; into: string | null }; output: ExportScheduleState };
  /** Gives up what is under way; its own call answers `cancelled`. */
  'audit.cancel': { input: null; output: null };
  'audit.openFolder': { input: { token: string }; output: null };
}

export interface Draft {
  /** A UUID chosen by the desk. */
  readonly id: string;
  readonly form: RegistrationForm;
}

export interface NewSession extends Draft {
  /** The operator's reason for a second session for the same person; without one `same-person` is the answer. */
  readonly anyway?: string | undefined;
}

/** A session that seems to be for the same person. */
export interface SamePersonMatch {
  readonly session: SessionSummary;
  readonly match: 'email' | 'name-and-birth-date';
}

/** Which sessions are meant. */
export interface SessionFilter {
  /** Any of these, or null for all; never empty. */
  readonly status: readonly SessionStatus[] | null;
  /** By its id. */
  readonly profile?: string | undefined;
  /** Created at this instant or later, and before that one: UTC, ISO 8601. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

export interface SessionQuery extends SessionFilter {
  readonly search: string;
  /** Continue after this cursor (from `SessionPage`), or null for the newest. */
  readonly after: string | null;
  /** On to older sessions (as is usual), or back to the newer ones before the cursor. */
  readonly direction?: 'older' | 'newer' | undefined;
  /** So many newer sessions are passed over; without a cursor and without a search only. */
  readonly skip?: number | undefined;
  /** 1 to 200. */
  readonly limit: number;
}

export interface SessionPage {
  /** Newest first, whichever way the list is gone through. */
  readonly sessions: readonly SessionSummary[];
  /** Before the first of them; null when there are none. */
  readonly previous: string | null;
  readonly next: string | null;
}

export interface SessionCount {
  readonly total: number;
  /** Those that come before the cursor that was asked about. */
  readonly newer: number;
}

export type CallName = keyof Calls;

/** The names at run time. */
export const callNames = [
  'desk.state',
  'desk.prefer',
  'desk.pageDefect',
  'vault.create',
  'vault.unlock',
  'vault.lock',
  'today.view',
  'today.waitFor',
  'operators.list',
  'operators.add',
  'operators.change',
  'operators.remove',
  'operators.switch',
  'vault.openWithOs',
  'vault.changePassphrase',
  'vault.rotate',
  'vault.autoLock',
  'vault.setAutoLock',
  'erasure.preview',
  'erasure.erase',
  'erasure.reason',
  'retention.preview',
  'retention.setRule',
  'retention.run',
  'updates.state',
  'updates.configure',
  'updates.check',
  'updates.download',
  'updates.install',
  'backups.list',
  'backups.make',
  'rescue.look',
  'rescue.mend',
  'rescue.restore',
  'profiles.list',
  'profiles.add',
  'profiles.setKey',
  'profiles.export',
  'profiles.import',
  'profiles.test',
  'profiles.activate',
  'practice.register',
  'notices.setting',
  'notices.set',
  'diagnostics.look',
  'diagnostics.save',
  'drafts.open',
  'drafts.save',
  'drafts.discard',
  'sessions.create',
  'sessions.samePerson',
  'sessions.retry',
  'sessions.stop',
  'sessions.cancel',
  'sessions.replace',
  'sessions.mark',
  'sessions.resume',
  'sessions.release',
  'sessions.list',
  'sessions.count',
  'sessions.show',
  'views.list',
  'views.save',
  'views.remove',
  'columns.layout',
  'columns.arrange',
  'countries.recent',
  'sessions.reveal',
  'sessions.link',
  'merchant.show',
  'merchant.set',
  'handover.record',
  'handover.copy',
  'handover.tick',
  'handover.ways',
  'handover.give',
  'handover.display',
  'handover.undisplay',
  'handover.preview',
  'handover.print',
  'handover.finish',
  'handover.check',
  'events.sources',
  'events.receiver',
  'events.feed',
  'events.remove',
  'events.import',
  'events.unmatched',
  'audit.state',
  'audit.chooseFolder',
  'audit.export',
  'audit.verifyLog',
  'audit.verifyExport',
  'audit.schedule',
  'audit.setSchedule',
  'audit.cancel',
  'audit.openFolder',
] as const satisfies readonly CallName[];

// Fails to compile when a call is missing from the list above.
type Unlisted = Exclude<CallName, (typeof callNames)[number]>;
export const everyCallIsListed: [Unlisted] extends [never] ? true : Unlisted = true;

export type CallFunction<K extends CallName> = Calls[K]['input'] extends null
  ? () => Promise<Result<Calls[K]['output']>>
  : (input: Calls[K]['input']) => Promise<Result<Calls[K]['output']>>;
