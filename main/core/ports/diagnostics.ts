import type { SessionStatus } from '../../../preload/contract/session.ts';
import type { AuditKind } from '../audit.ts';

/** What the log can say of itself without anybody's name. */
export interface DiagnosticsLog {
  facts(kinds: readonly AuditKind[]): Promise<LogFacts>;
}

export interface LogFacts {
  readonly schemaVersion: number;
  readonly bytes: number;
  readonly sessions: Readonly<Partial<Record<SessionStatus, number>>>;
  readonly events: number;
  /** The last event of each kind among the newest ones, with what it counted. */
  readonly lastOf: readonly LastEvent[];
}

export interface LastEvent {
  readonly kind: string;
  readonly at: Date;
  readonly counted: Readonly<Record<string, number | boolean | null>>;
}

/** The desk's own log of what went wrong. */
export interface JournalReader {
  /** The newest lines, oldest first; nothing where there is no log yet. */
  lines(most: number): Promise<readonly string[]>;
}

/** The program and the machine. */
export interface ProgramFacts {
  readonly version: string;
  readonly shell: string;
  readonly platform: string;
  readonly architecture: string;
  readonly systemRelease: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  /** Words that would say whose machine this is: the account, the machine's name. */
  readonly ownNames: readonly string[];
}
