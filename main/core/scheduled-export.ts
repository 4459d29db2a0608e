import type { ExportMade } from '../../preload/contract/export.ts';
import type { ExportRhythm, ExportSchedule, ExportScheduleState } from '../../preload/contract/export-schedule.ts';
import { fingerprintOf } from './checkpoint.ts';
import type { Exports } from './export.ts';
import { Failure } from './failure.ts';
import type { ProofLog } from './ports/audit.ts';
import type { ExportScheduleLog } from './ports/exports.ts';
import type { Clock, Folders } from './ports/system.ts';

/**
 * One export a day or a week. What was missed is caught up by one: each holds everything there is. Never with customers:
 * nobody is there to say why, and no retention reaches what piles up in a folder.
 */
export interface ScheduledExport {
  state(): Promise<ExportScheduleState>;
  /** Null switches it off. The first one is due at once. @throws Failure `folder-missing` */
  set(schedule: ExportSchedule | null): Promise<void>;
  /**
   * Makes one if it is due. What it came to is remembered for the screen.
   * @returns null when none was due, or it has been made already
   * @throws Failure as `Exports.make`; `folder-missing`, `runtime-too-old`
   */
  run(signal?: AbortSignal): Promise<ExportMade | null>;
}

export function createScheduledExport(parts: {
  readonly log: ExportScheduleLog;
  readonly exports: Pick<Exports, 'make'>;
  readonly proof: Pick<ProofLog, 'publicKey'>;
  readonly folders: Pick<Folders, 'existing' | 'inside'>;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly readsLogAside: boolean;
  /** Something that the screen shows has changed. */
  readonly changed: () => void;
}): ScheduledExport {
  const { log, exports, proof, folders, clock, actor, readsLogAside, changed } = parts;
  let last: Promise<unknown> = Promise.resolve();

  const make = async (schedule: ExportSchedule, period: string, signal?: AbortSignal): Promise<ExportMade | null> => {
    if (!readsLogAside) throw new Failure('runtime-too-old', 'This runtime cannot read the log beside other work.');
    // A drive that is not there must not be replaced by a new folder of its name.
    const place = await folders.existing(schedule.folder);
    const desk = fingerprintOf(await proof.publicKey()).slice(0, 8);
    const folder = folders.inside(place, `zastrpay-desk-${desk}-${schedule.every}-${period}`);
    const made = await exports
      .make(
        {
          folder,
          from: '',
          to: '',
          status: null,
          profile: null,
          pii: 'none',
          formats: ['csv', 'ndjson'],
          byteOrderMark: false,
          reason: '',
        },
        signal === undefined ? {} : { signal },
        { actor: 'desk', origin: 'clock' },
      )
      .catch((error: unknown) => {
        // The name is this desk's and this period's: another process of this desk was quicker.
        if (error instanceof Failure && error.code === 'export-folder-taken') return null;
        throw error;
      });
    await log.remember({ madeFor: period, lastMade: { at: clock.now().toISOString(), folder }, problem: null });
    return made;
  };

  const runNow = async (signal?: AbortSignal): Promise<ExportMade | null> => {
    const [schedule, before] = [await log.schedule(), await log.outcome()];
    if (schedule === null) return null;
    const period = periodOf(schedule.every, clock.now());
    if (before.madeFor === period) return null;
    try {
      return await make(schedule, period, signal);
    } catch (error) {
      if (error instanceof Failure && error.code !== 'cancelled') {
        await log.remember({ ...before, problem: { at: clock.now().toISOString(), code: error.code } });
      }
      throw error;
    } finally {
      changed();
    }
  };

  return {
    async state() {
      const { lastMade, problem } = await log.outcome();
      return { schedule: await log.schedule(), lastMade, problem };
    },

    async set(schedule) {
      const kept = schedule === null ? null : { ...schedule, folder: await folders.existing(schedule.folder) };
      await log.set(kept, {
        at: clock.now(),
        session: null,
        kind: 'export-schedule.changed',
        actor: actor(),
        origin: 'operator',
        data: { every: kept?.every ?? null },
      });
      changed();
    },

    run(signal) {
      const mine = last.then(() => runNow(signal));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

const dayMs = 24 * 60 * 60_000;

/** The UTC day on which a day or a week begins; a week begins on Monday. */
function periodOf(every: ExportRhythm, at: Date): string {
  const daysIn = every === 'daily' ? 0 : (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - daysIn * dayMs).toISOString().slice(0, 10);
}
