import type { BackupFile, BackupsAfter } from '../../preload/contract/privacy.ts';
import type { BackupStore, MadeBackup } from './ports/backups.ts';
import type { AgedSessions, SessionLog } from './ports/sessions.ts';
import type { Clock, Journal } from './ports/system.ts';
import type { Vault } from './ports/vault.ts';

/** Verified copies of the log, sealed as the log is. */
export interface Backups {
  /** Those in the desk's own folder, newest first. */
  list(): Promise<readonly BackupFile[]>;
  /**
   * Makes one when the newest is older than a day, or holds what was erased since. Never throws: the journal is told.
   * @returns whether there is a fresh one now, as far as one is due
   */
  keepFresh(): Promise<boolean>;
  /** After an erasure, or with a new key: a fresh one, and then none from before. Never throws. */
  renew(): Promise<BackupsAfter>;
  /** @param out a file that is not there yet, or null for the desk's own folder. @throws as `BackupStore.make` */
  make(out: string | null): Promise<MadeBackup>;
  /** Gives up whatever is being made. */
  stop(): Promise<void>;
}

const dayMs = 24 * 60 * 60_000;

export function createBackups(parts: {
  readonly store: BackupStore;
  readonly log: Pick<SessionLog, 'note'>;
  readonly aged: AgedSessions;
  readonly vault: Pick<Vault, 'state'>;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly actor: () => string;
}): Backups {
  const { store, log, aged, vault, clock, journal, actor } = parts;
  const stopping = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: a second copy of the same log would only take time from the first. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  const make = async (out: string | null, alone: boolean, by: 'desk' | 'operator'): Promise<MadeBackup> => {
    const madeAt = clock.now();
    const made = await store.make({ out, alone, madeAt, signal: stopping.signal });
    await log.note({
      at: clock.now(),
      session: null,
      kind: 'backup.made',
      actor: by === 'desk' ? 'desk' : actor(),
      origin: by,
      data: { sequence: made.sequence, hash: made.hash, elsewhere: out !== null },
    });
    return made;
  };

  const isDue = async (): Promise<boolean> => {
    // Without a vault there is nothing worth keeping, and nothing that could be opened again.
    if ((await vault.state()).state === 'missing') return false;
    const newest = (await store.list())[0];
    if (newest === undefined) return true;
    // Either way off: a clock that was wrong once must not stop backups for years.
    const ageMs = Math.abs(clock.now().getTime() - new Date(newest.madeAt).getTime());
    return ageMs > dayMs || newest.sequence < (await aged.lastErasure());
  };

  return {
    list: () => store.list(),

    keepFresh: () =>
      inTurn(async () => {
        try {
          if (await isDue()) await make(null, false, 'desk');
          return true;
        } catch (error) {
          if (!stopping.signal.aborted) journal.error('the backup could not be made', error);
          return stopping.signal.aborted;
        }
      }),

    renew: () =>
      inTurn(async () => {
        try {
          if ((await store.list()).length === 0) return 'none';
          await make(null, true, 'desk');
          return 'renewed';
        } catch (error) {
          if (!stopping.signal.aborted) journal.error('the backups could not be renewed', error);
          return 'failed';
        }
      }),

    make: (out) => inTurn(() => make(out, false, 'operator')),

    async stop() {
      stopping.abort(new Error('the desk stops'));
      await last;
    },
  };
}
