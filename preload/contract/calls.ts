import type { DeskState, Preferences } from './desk.ts';
import type { Result } from './errors.ts';
import type { NewProfile, ProfileView } from './profile.ts';
import type { RegistrationForm } from './registration.ts';
import type { HandOverChannel, SessionDetail, SessionLink, SessionStatus, SessionSummary } from './session.ts';

/**
 * Every call the console can make: input → output, one line a call.
 *
 * Main answers a `Result`; the schema of each input stands in `main/ipc/schemas.ts` and fails to compile when it differs.
 */
export interface Calls {
  'desk.state': { input: null; output: DeskState };
  'desk.prefer': { input: Preferences; output: DeskState };

  'vault.create': { input: { passphrase: string }; output: DeskState };
  'vault.unlock': { input: { passphrase: string }; output: DeskState };
  'vault.lock': { input: null; output: DeskState };

  'profiles.list': { input: null; output: readonly ProfileView[] };
  'profiles.add': { input: NewProfile; output: ProfileView };
  'profiles.activate': { input: { id: string }; output: DeskState };

  /** The draft that survived, or a fresh one. Its id becomes the session's id: one press, one session. */
  'drafts.open': { input: null; output: Draft };
  'drafts.save': { input: Draft; output: null };
  /** Drops the draft and answers a fresh one. */
  'drafts.discard': { input: { id: string }; output: Draft };

  'sessions.create': { input: NewSession; output: SessionDetail };
  'sessions.retry': { input: { id: string }; output: SessionDetail };
  'sessions.release': { input: { id: string; reason: string }; output: SessionDetail };
  'sessions.list': { input: SessionQuery; output: SessionPage };
  'sessions.show': { input: { id: string }; output: SessionDetail };
  'sessions.link': { input: { id: string }; output: SessionLink };

  'handover.record': { input: { id: string; channel: HandOverChannel }; output: SessionDetail };
  'handover.copy': { input: { id: string }; output: SessionDetail };
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

export interface SessionQuery {
  readonly status: SessionStatus | null;
  readonly search: string;
  /** Continue after this cursor (from `SessionPage.next`), or null for the newest. */
  readonly after: string | null;
  /** 1 to 200. */
  readonly limit: number;
}

export interface SessionPage {
  readonly sessions: readonly SessionSummary[];
  readonly next: string | null;
}

export type CallName = keyof Calls;

/** The names at run time. */
export const callNames = [
  'desk.state',
  'desk.prefer',
  'vault.create',
  'vault.unlock',
  'vault.lock',
  'profiles.list',
  'profiles.add',
  'profiles.activate',
  'drafts.open',
  'drafts.save',
  'drafts.discard',
  'sessions.create',
  'sessions.retry',
  'sessions.release',
  'sessions.list',
  'sessions.show',
  'sessions.link',
  'handover.record',
  'handover.copy',
] as const satisfies readonly CallName[];

// Fails to compile when a call is missing from the list above.
type Unlisted = Exclude<CallName, (typeof callNames)[number]>;
export const everyCallIsListed: [Unlisted] extends [never] ? true : Unlisted = true;

export type CallFunction<K extends CallName> = Calls[K]['input'] extends null
  ? () => Promise<Result<Calls[K]['output']>>
  : (input: Calls[K]['input']) => Promise<Result<Calls[K]['output']>>;
