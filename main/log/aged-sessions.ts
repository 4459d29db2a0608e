import { z } from 'zod';
import type { AgedSessions } from '../core/ports/sessions.ts';
import type { Connection } from './connection.ts';
import { lastErasure } from './erasures.ts';

/** Sessions by the time since their last change, and how far erasing has come. */
export function createAgedSessions(log: Connection): AgedSessions {
  return {
    async unchangedSince(profileId, status, before, limit) {
      return log.read((from) =>
        [
          ...from.each(
            idRow,
            `SELECT id FROM sessions WHERE status = @status AND profile_id = @profileId AND changed_at < @before
             ORDER BY changed_at LIMIT @limit`,
            { profileId, status, before: before.getTime(), limit },
          ),
        ].map(({ id }) => id),
      );
    },

    async countUnchangedSince(profileId, status, before) {
      const row = log.read((from) =>
        from.one(
          countRow,
          `SELECT count(*) AS count FROM sessions
           WHERE status = @status AND profile_id = @profileId AND changed_at < @before`,
          { profileId, status, before: before.getTime() },
        ),
      );
      return row?.count ?? 0;
    },

    async lastErasure() {
      return log.read(lastErasure);
    },
  };
}

const idRow = z.object({ id: z.string() });
const countRow = z.object({ count: z.int() });
