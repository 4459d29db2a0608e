import { localDay } from '../../preload/contract/birth-date.ts';
import type { SessionStatus } from '../../preload/contract/session.ts';
import {
  type Concern,
  expiringMinutes,
  type HouseDuty,
  mostCounted,
  type Today,
  waitingHoursChoices,
} from '../../preload/contract/today.ts';
import { Failure } from './failure.ts';
import type { Settings } from './ports/desk.ts';
import type { FoundSessions, TodayLog } from './ports/sessions.ts';
import type { Clock } from './ports/system.ts';
import { summaryOf } from './session-view.ts';

/** What needs somebody now, and how the last days went. */
export interface TodayView {
  view(): Promise<Today>;
  /** @throws Failure `invalid-input` for hours that are not on offer */
  waitFor(hours: number): Promise<void>;
  /** What the desk does by itself went wrong, or went well again. */
  note(duty: HouseDuty, well: boolean): void;
  /** What did not go well last time. */
  failed(): readonly HouseDuty[];
}

const shownOfEach = 6;
const days = 7;
const hourMs = 3_600_000;
/** Whoever has not come in two weeks is not waited for any more. */
const longestWaitMs = 14 * 24 * hourMs;

export function createToday(parts: {
  readonly log: TodayLog;
  readonly settings: Pick<Settings, 'waitingHours' | 'setWaitingHours'>;
  readonly profileNames: () => Promise<ReadonlyMap<string, string>>;
  readonly clock: Clock;
  readonly actor: () => string;
}): TodayView {
  const { log, settings, clock } = parts;
  const failed = new Set<HouseDuty>();

  return {
    async view() {
      const now = clock.now();
      const names = await parts.profileNames();
      const waitingHours = await settings.waitingHours();
      const before = (ms: number): Date => new Date(now.getTime() - ms);
      const concern = ({ count, sessions }: FoundSessions): Concern => ({
        count,
        sessions: sessions.map((each) => summaryOf(each, names.get(each.profileId) ?? each.profileId)),
      });
      const most = { shown: shownOfEach, counted: mostCounted };
      const inStatus = async (status: SessionStatus): Promise<Concern> => concern(await log.inStatus(status, most));
      const counts = await log.countsByStatus(midnights(now));
      return {
        concerns: {
          expiring: concern(await log.expiring(now, before(-expiringMinutes * 60_000), most)),
          unknown: await inStatus('unknown'),
          held: await inStatus('held'),
          waiting: concern(await log.waiting(before(longestWaitMs), before(waitingHours * hourMs), most)),
        },
        unmatched: await log.unmatchedSince(before(days * 24 * hourMs), mostCounted),
        failed: [...failed],
        waitingHours,
        days: counts.map(({ from, counts: of }) => ({ day: localDay(from), counts: of })),
      };
    },

    async waitFor(hours) {
      if (!waitingHoursChoices.some((choice) => choice === hours)) {
        throw new Failure('invalid-input', `The hours are one of ${waitingHoursChoices.join(', ')}.`);
      }
      await settings.setWaitingHours(hours, {
        at: clock.now(),
        session: null,
        kind: 'waiting-hours.changed',
        actor: parts.actor(),
        origin: 'operator',
        data: { hours },
      });
    },

    failed: () => [...failed],

    note(duty, well) {
      if (well) failed.delete(duty);
      else failed.add(duty);
    },
  };
}

/** The beginnings of the last days where the desk stands, and of tomorrow; a day may have 23 or 25 hours. */
function midnights(now: Date): readonly Date[] {
  return Array.from(
    { length: days + 1 },
    (_, at) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1 + at),
  );
}
