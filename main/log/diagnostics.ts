import { z } from 'zod';
import type { DiagnosticsLog } from '../core/ports/diagnostics.ts';
import type { Connection } from './connection.ts';
import { instant, sessionStatus, storedData } from './stored-shapes.ts';

/** Events have no index by kind: further back than this nobody looks while the desk waits. */
const newest = 10_000;

/** Numbers about the log; of its rows nothing but how many there are. */
export function createDiagnosticsLog(log: Connection): DiagnosticsLog {
  return {
    async facts(kinds) {
      return log.read((from) => {
        const events = from.one(countRow, 'SELECT coalesce(max(sequence), 0) AS count FROM events')?.count ?? 0;
        const counts = from.each(
          statusRow,
          'SELECT status, sum(sessions) AS count FROM session_counts GROUP BY status ORDER BY status',
        );
        const last = from.each(
          eventRow,
          `SELECT kind, at, data, max(sequence) AS sequence FROM events
           WHERE sequence > @after AND kind IN (SELECT value FROM json_each(@kinds)) GROUP BY kind ORDER BY sequence`,
          { after: events - newest, kinds: JSON.stringify(kinds) },
        );
        return {
          schemaVersion: from.one(versionRow, 'SELECT user_version FROM pragma_user_version()')?.user_version ?? 0,
          bytes:
            from.one(countRow, 'SELECT page_count * page_size AS count FROM pragma_page_count(), pragma_page_size()')
              ?.count ?? 0,
          sessions: Object.fromEntries([...counts].map(({ status, count }) => [status, count])),
          events,
          lastOf: [...last].map(({ kind, at, data }) => ({ kind, at, counted: numbersIn(data) })),
        };
      });
    },
  };
}

const numbersIn = (data: Readonly<Record<string, unknown>>): Readonly<Record<string, number | boolean | null>> =>
  Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, number | boolean | null] =>
        typeof entry[1] === 'number' || typeof entry[1] === 'boolean' || entry[1] === null,
    ),
  );

const countRow = z.object({ count: z.int() });
const versionRow = z.object({ user_version: z.int() });
const statusRow = z.object({ status: sessionStatus, count: z.int() });
const eventRow = z.object({ kind: z.string(), at: instant, data: storedData });
