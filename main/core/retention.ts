import {
  longestRetentionDays,
  type RestingStatus,
  type RetentionCount,
  type RetentionReport,
  type RetentionRule,
  restingStatuses,
} from '../../preload/contract/privacy.ts';
import { Failure } from './failure.ts';
import type { Settings } from './ports/desk.ts';
import type { AgedSessions, SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock } from './ports/system.ts';
import type { Profiles } from './profiles.ts';

/**
 * Erases customers' data when its time is up, by profile and status. Counted from a session's last change. Sessions under
 * way or of unknown outcome are left alone, however old: somebody has to settle them first.
 */
export interface Retention {
  rule(profileId: string): Promise<RetentionRule>;
  /** @throws Failure `invalid-input`, `profile-unknown` */
  setRule(profileId: string, rule: RetentionRule): Promise<void>;
  /** What `run` would erase now. */
  preview(): Promise<RetentionReport>;
  /** Needs no open vault: erasing is dropping keys. A signal ends it between two sessions; the next run goes on. */
  run(signal?: AbortSignal): Promise<RetentionReport>;
}

const dayMs = 24 * 60 * 60_000;

/** Ids asked for at a time. Each is erased in a transaction of its own, and others have their turn in between. */
const batch = 100;

export function createRetention(parts: {
  readonly log: SessionLog;
  readonly aged: AgedSessions;
  readonly settings: Settings;
  readonly profiles: Pick<Profiles, 'names'>;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly actor: () => string;
  /** Lets whatever waits for this thread run. */
  readonly othersTurn: () => Promise<void>;
  readonly forgetErased: () => Promise<void>;
}): Retention {
  const { log, aged, settings, profiles, clock, announcer, actor, othersTurn } = parts;

  const before = (days: number): Date => new Date(clock.now().getTime() - days * dayMs);

  const eraseDue = async (profileId: string, status: RestingStatus, days: number, signal?: AbortSignal) => {
    const due = before(days);
    let erased = 0;
    for (;;) {
      const ids = await aged.unchangedSince(profileId, status, due, batch);
      for (const id of ids) {
        if (signal?.aborted) return erased;
        const entry = {
          at: clock.now(),
          session: id,
          kind: 'session.erased',
          actor: 'desk',
          origin: 'clock',
          data: { by: 'retention', days, from: status },
        } as const;
        // Null: it changed a moment ago, so its time is not up after all.
        if ((await log.change(id, [status], { status: 'erased', origin: 'clock' }, entry)) !== null) {
          erased += 1;
          announcer.sessionChanged(id);
        }
        await othersTurn();
      }
      if (ids.length < batch) return erased;
    }
  };

  const countDue = (profileId: string, status: RestingStatus, days: number): Promise<number> =>
    aged.countUnchangedSince(profileId, status, before(days));

  const report = async (
    each: (profileId: string, status: RestingStatus, days: number) => Promise<number>,
  ): Promise<RetentionReport> => {
    const counts: RetentionCount[] = [];
    for (const [profileId, profile] of await profiles.names()) {
      const rule = await settings.retention(profileId);
      const erased: Partial<Record<RestingStatus, number>> = {};
      for (const status of restingStatuses) {
        const days = rule[status];
        if (days === undefined) continue;
        const count = await each(profileId, status, days);
        if (count > 0) erased[status] = count;
      }
      counts.push({ profileId, profile, rule, erased });
    }
    return { profiles: counts, total: counts.reduce((sum, { erased }) => sum + totalOf(erased), 0) };
  };

  return {
    rule: (profileId) => settings.retention(profileId),

    async setRule(profileId, rule) {
      if (!(await profiles.names()).has(profileId)) {
        throw new Failure('profile-unknown', 'There is no profile of this name.');
      }
      for (const [status, days] of Object.entries(rule)) {
        if (!restingStatuses.some((each) => each === status)) {
          throw new Failure('invalid-input', `Retention does not know the status ${status}.`);
        }
        if (!Number.isInteger(days) || days < 1 || days > longestRetentionDays) {
          throw new Failure('invalid-input', `Retention takes 1 to ${longestRetentionDays} whole days.`);
        }
      }
      const entry = {
        at: clock.now(),
        session: null,
        kind: 'retention.changed',
        actor: actor(),
        origin: 'operator',
      } as const;
      await settings.retain(profileId, rule, { ...entry, data: { profile: profileId, ...rule } });
    },

    preview: () => report(countDue),

    async run(signal) {
      const done = await report((profileId, status, days) => eraseDue(profileId, status, days, signal));
      if (done.total === 0) return done;
      const entry = { at: clock.now(), session: null, kind: 'retention.run', actor: 'desk', origin: 'clock' } as const;
      for (const { profileId, erased } of done.profiles) {
        if (totalOf(erased) > 0) await log.note({ ...entry, data: { profile: profileId, ...erased } });
      }
      await parts.forgetErased();
      return done;
    },
  };
}

const totalOf = (erased: RetentionCount['erased']): number =>
  Object.values(erased).reduce((sum, count) => sum + count, 0);
