import { z } from 'zod';
import { type SessionStatus, sessionStatuses } from '../../preload/contract/session.ts';
import type { FoundSessions, TodayLog } from '../core/ports/sessions.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { Connection, Reading, Values } from './connection.ts';
import { firstPositionAt } from './list-position.ts';
import { recordOf, sessionColumns, sessionRow } from './session-rows.ts';

/**
 * What *Today* asks, several times a minute. Each question walks an index for as many rows as it answers, so that it costs
 * the same in a log of a million sessions.
 */
export function createTodayLog(log: Connection, keys: KeyWrapper): TodayLog {
  /**
   * Those that `where` speaks of: some of them, and how many there are as far as that is counted. The index is named,
   * because SQLite guesses, and where it guessed wrong it would read every session of a status.
   */
  const found = (
    from: Reading,
    index: string,
    where: string,
    order: string,
    most: { readonly shown: number; readonly counted: number },
    values: Values,
  ): FoundSessions => {
    const sessions = [
      ...from.each(
        sessionRow,
        `SELECT ${sessionColumns} FROM sessions s INDEXED BY ${index} WHERE ${where} ORDER BY ${order} LIMIT @shown`,
        { ...values, shown: most.shown },
      ),
    ].map((row) => recordOf(row, keys));
    const row = from.one(
      countRow,
      `SELECT count(*) AS count FROM (SELECT 1 FROM sessions s INDEXED BY ${index} WHERE ${where} LIMIT @counted)`,
      { ...values, counted: most.counted },
    );
    return { sessions, count: row?.count ?? 0 };
  };

  return {
    async inStatus(status, most) {
      return log.read((from) =>
        found(from, 'sessions_by_status', 's.status = @status', 's.number DESC', most, { status }),
      );
    },

    async expiring(after, before, most) {
      const where = "s.status IN ('link-ready', 'handed-over') AND s.expires_at > @after AND s.expires_at <= @before";
      return log.read((from) =>
        found(from, 'sessions_by_expiry', where, 's.expires_at', most, {
          after: after.getTime(),
          before: before.getTime(),
        }),
      );
    },

    async waiting(after, before, most) {
      // Written as the index has it, or SQLite would not take it.
      const where = `s.status IN ('handed-over', 'expired') AND s.handed_over_at IS NOT NULL
        AND s.handed_over_at > @after AND s.handed_over_at <= @before`;
      return log.read((from) =>
        found(from, 'sessions_waiting', where, 's.handed_over_at DESC', most, {
          after: after.getTime(),
          before: before.getTime(),
        }),
      );
    },

    async unmatchedSince(since, limit) {
      const row = log.read((from) =>
        from.one(
          countRow,
          `SELECT count(*) AS count FROM
             (SELECT received_at FROM envelopes WHERE matched = 0 ORDER BY number DESC LIMIT @limit)
           WHERE received_at >= @since`,
          { since: since.getTime(), limit },
        ),
      );
      return row?.count ?? 0;
    },

    async countsByStatus(midnights) {
      return log.read((from) =>
        midnights.slice(0, -1).map((midnight, at) => {
          const [begin, end] = [midnight, midnights[at + 1] ?? midnight].map(firstPositionAt);
          const counts: Partial<Record<SessionStatus, number>> = {};
          for (const status of sessionStatuses) {
            const row = from.one(
              countRow,
              'SELECT count(*) AS count FROM sessions WHERE status = @status AND number >= @begin AND number < @end',
              { status, begin: begin ?? 0, end: end ?? 0 },
            );
            if (row !== undefined && row.count > 0) counts[status] = row.count;
          }
          return { from: midnight, counts };
        }),
      );
    },
  };
}

const countRow = z.object({ count: z.int() });
