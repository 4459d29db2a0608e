import type { BackupFile } from './privacy.ts';

/** What cannot be read: the log, or the file with the keys. */
export type Damage = 'log' | 'vault';

export interface RescueView {
  /** Null where nothing is damaged, and nothing can be rescued. */
  readonly damage: Damage | null;
  /** The desk's own, newest first. */
  readonly backups: readonly BackupFile[];
}

/** What a repair or a restore did. */
export interface Rescued {
  /** UTC; null where the log itself could be carried over, whole. */
  readonly backupMadeAt: string | null;
  /** Names of the files that were set aside, beside the log; nothing is ever deleted. */
  readonly setAside: readonly string[];
  /** Customers who had been erased since the backup, and were erased again. */
  readonly erasedAgain: number;
}
