import type { ConnectionTest } from '../preload/contract/profile.ts';
import type { AutoLock } from './core/auto-lock.ts';
import type { Backups } from './core/backups.ts';
import type { Cancellation } from './core/cancellation.ts';
import type { Diagnostics } from './core/diagnostics.ts';
import type { Drafts } from './core/drafts.ts';
import type { Erasure } from './core/erasure.ts';
import type { EventSources } from './core/event-sources.ts';
import type { Exports } from './core/export.ts';
import type { HandOver } from './core/handover.ts';
import type { LockReason } from './core/lock.ts';
import type { Marking } from './core/marking.ts';
import type { Operators } from './core/operators.ts';
import type { Outcomes } from './core/outcome.ts';
import type { Journal } from './core/ports/system.ts';
import type { Vault } from './core/ports/vault.ts';
import type { Profiles } from './core/profiles.ts';
import type { Proof } from './core/proof.ts';
import type { Recovery } from './core/recovery.ts';
import type { Registration } from './core/registration.ts';
import type { Retention } from './core/retention.ts';
import type { RetryPolicy } from './core/retry.ts';
import type { ScheduledExport } from './core/scheduled-export.ts';
import type { Sessions } from './core/sessions.ts';
import type { VaultKeys } from './core/vault-keys.ts';
import type { DeskEventListener } from './desk-events.ts';
import type { ConsoleOrigin, Dispatch } from './ipc/router.ts';
import type { Shell } from './shell/shell.ts';

/** The use-cases, for every entry: the console reaches them through the router, the command line directly. */
export interface Desk {
  readonly vault: Vault;
  /** With the system's key store, unless somebody locked the desk or several share it. @returns whether it is open now */
  readonly openForCommand: () => Promise<boolean>;
  readonly operators: Operators;
  readonly profiles: Profiles;
  readonly drafts: Drafts;
  readonly registration: Registration;
  readonly recovery: Recovery;
  readonly cancellation: Cancellation;
  readonly outcomes: Outcomes;
  readonly eventSources: EventSources;
  readonly marking: Marking;
  readonly erasure: Erasure;
  readonly retention: Retention;
  readonly backups: Backups;
  readonly vaultKeys: VaultKeys;
  readonly autoLock: AutoLock;
  /** Locks as the operator would, when the machine sleeps for one. Nothing happens when it is locked. */
  readonly lockNow: (why: LockReason) => Promise<void>;
  readonly exports: Exports;
  readonly scheduledExport: ScheduledExport;
  readonly proof: Proof;
  readonly sessions: Sessions;
  readonly handOver: HandOver;
  readonly diagnostics: Diagnostics;
  readonly testConnection: (profileId: string) => Promise<ConnectionTest>;
  readonly actor: string;
  /** One call from a console, judged and answered by the router. Never throws. */
  readonly dispatch: Dispatch;
  onEvent(listener: DeskEventListener): () => void;
  /** Opens the vault with the OS where it can, settles what a crash left, and keeps an eye on expiry. */
  start(): Promise<void>;
  /** Writes down what is under way and closes the log. May be called twice. */
  stop(): Promise<void>;
}

export interface DeskOptions {
  readonly dataFolder: string;
  readonly shell: Shell;
  readonly journal: Journal;
  readonly version: string;
  readonly origin: ConsoleOrigin;
  readonly retryPolicy?: RetryPolicy;
}
