import type { Migration } from '../migration.ts';

/** When a session was handed over, so that those whose customer has not come are found without reading the rest. */
export const handedOverAt: Migration = {
  version: 7,
  description: 'when a session was handed over',
  sql: `
ALTER TABLE sessions ADD COLUMN handed_over_at INTEGER;
UPDATE sessions SET handed_over_at =
  (SELECT min(at) FROM events e WHERE e.session = sessions.id AND e.kind = 'session.handed-over')
WHERE status IN ('handed-over', 'expired');
CREATE INDEX sessions_waiting ON sessions (handed_over_at)
  WHERE status IN ('handed-over', 'expired') AND handed_over_at IS NOT NULL;
`,
};
