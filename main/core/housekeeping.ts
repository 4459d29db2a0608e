import type { Backups } from './backups.ts';
import { Failure } from './failure.ts';
import type { Journal } from './ports/system.ts';
import type { KeyWrapper } from './ports/vault.ts';
import type { Retention } from './retention.ts';
import type { ScheduledExport } from './scheduled-export.ts';
import type { TodayView } from './today.ts';

/** What a desk does by itself, one thing after the other, so that none of it ever meets another. */
export interface Housekeeping {
  /** Retention, backup, and the export that is due. */
  keep(): void;
  /** The export alone: the desk was opened, or its schedule changed. */
  exportSoon(): void;
  /** Breaks off what is under way and resolves when it has. */
  stop(): Promise<void>;
}

interface HousekeepingParts {
  readonly retention: Pick<Retention, 'run'>;
  /** Null where the log cannot be copied aside. */
  readonly backups: Pick<Backups, 'keepFresh'> | null;
  readonly scheduledExport: Pick<ScheduledExport, 'run'>;
  /** Told how each went, since nobody was looking. */
  readonly today: Pick<TodayView, 'note'>;
  readonly vault: Pick<KeyWrapper, 'isOpen'>;
  readonly journal: Journal;
}

export function createHousekeeping(parts: HousekeepingParts): Housekeeping {
  const { retention, backups, scheduledExport, today, vault, journal } = parts;
  const stopping = new AbortController();
  let underWay: Promise<void> = Promise.resolve();

  const failed = (what: 'retention' | 'export', error: unknown, told: string): void => {
    // Broken off is not failed: the next start goes on.
    if (stopping.signal.aborted) return;
    today.note(what, false);
    // What an operator can be told is on the screen.
    if (error instanceof Failure) journal.info(told, { code: error.code });
    else journal.error(told, error);
  };

  const exportWhatIsDue = async (): Promise<void> => {
    // The desk signs what it exports: while it is locked, a due one waits.
    if (stopping.signal.aborted || !vault.isOpen()) return;
    await scheduledExport.run(stopping.signal).then(
      () => today.note('export', true),
      (error) => failed('export', error, 'the scheduled export could not be made'),
    );
  };

  const keepHouse = async (): Promise<void> => {
    await retention.run(stopping.signal).then(
      () => today.note('retention', true),
      (error) => failed('retention', error, 'retention could not run'),
    );
    if (backups !== null) today.note('backup', await backups.keepFresh());
    await exportWhatIsDue();
  };

  const next = (work: () => Promise<void>): void => {
    if (!stopping.signal.aborted) underWay = underWay.then(work);
  };

  return {
    keep: () => next(keepHouse),
    exportSoon: () => next(exportWhatIsDue),
    async stop() {
      stopping.abort();
      await underWay;
    },
  };
}
