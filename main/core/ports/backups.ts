import type { BackupFile } from '../../../preload/contract/privacy.ts';

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
