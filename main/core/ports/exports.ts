import type { ChainEnd, ExportFormat, PiiLevel } from '../../../preload/contract/export.ts';
import type { ExportSchedule, ExportScheduleState } from '../../../preload/contract/export-schedule.ts';
import type { SessionStatus } from '../../../preload/contract/session.ts';
import type { AuditEntry } from '../audit.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { JobOptions } from './audit.ts';

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
  readonly status: readonly SessionStatus[] | null;
  readonly profileId: string | null;
  readonly pii: PiiLevel;
  readonly formats: readonly ExportFormat[];
  readonly byteOrderMark: boolean;
  /** Id → name. */
  readonly profileNames: ReadonlyMap<string, string>;
  /** What unwraps the sessions' keys, as it was lent; empty where nothing personal is asked for. */
  readonly keys: readonly Uint8Array[];
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
