import type { AuditJob } from './audit.ts';
import type { CallFunction, CallName } from './calls.ts';
import type { DeskState } from './desk.ts';
import type { ExportScheduleState } from './export-schedule.ts';
import type { NoticeTarget } from './notices.ts';
import type { UpdateState } from './update.ts';

/** What main tells the console unasked. Events only invalidate; the truth is fetched. */
export interface DeskEvents {
  'sessions.changed': { readonly id: string };
  /** Progress of a registration under way: which try, and in how many milliseconds the next one starts. */
  'sessions.attempt': { readonly id: string; readonly attempt: number; readonly retryInMs: number | null };
  /** Time has passed: what depends on it may be another. */
  'time.passed': null;
  'desk.changed': DeskState;
  /** Whose code is on the customer's screen. */
  'display.changed': { readonly session: string | null };
  /** An error that nobody caught: it is in the log, and the operator should know. */
  'desk.stray': null;
  /** How far an export or a check is; null when it has ended. */
  'audit.job': AuditJob | null;
  'audit.scheduled': ExportScheduleState;
  'updates.changed': UpdateState;
  /** The operator has pressed a notification of the system, and the console is in front. */
  'notice.opened': NoticeTarget;
}

export type DeskEventName = keyof DeskEvents;

export const deskEventNames = [
  'sessions.changed',
  'sessions.attempt',
  'time.passed',
  'desk.changed',
  'display.changed',
  'desk.stray',
  'audit.job',
  'audit.scheduled',
  'updates.changed',
  'notice.opened',
] as const satisfies readonly DeskEventName[];

// Fails to compile when an event is missing from the list above.
type Unlisted = Exclude<DeskEventName, (typeof deskEventNames)[number]>;
export const everyEventIsListed: [Unlisted] extends [never] ? true : Unlisted = true;

/** What the preload exposes as `window.desk`: one function a call, nothing generic. */
export type DeskBridge = { readonly [K in CallName]: CallFunction<K> } & {
  readonly on: <E extends DeskEventName>(event: E, listener: (payload: DeskEvents[E]) => void) => () => void;
};
