import type { Migration } from '../migration.ts';

/**
 * How many sessions of each status and profile were created on each day, counted as they are written: the list knows at
 * once how long it is, and finds any place in it by counting days instead of sessions.
 */
export const sessionCounts: Migration = {
  version: 6,
  description: 'sessions by profile, counts by day',
  sql: `
-- ends with the row's number, so it also gives one status of one profile in the list's order
CREATE INDEX sessions_by_profile ON sessions (profile_id, status);

-- with triggers on the table, SQLite prepares to look for what replaces a new row; without these it would read them all
CREATE INDEX sessions_by_replaces ON sessions (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX sessions_by_replaced_by ON sessions (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE session_counts (
  -- in UTC since 1970, from the session's number: a day's sessions stand together in the list
  day INTEGER NOT NULL,
  status TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  sessions INTEGER NOT NULL,
  PRIMARY KEY (day, status, profile_id)
) STRICT, WITHOUT ROWID;
INSERT INTO session_counts (day, status, profile_id, sessions)
SELECT number / 88473600000, status, profile_id, count(*) FROM sessions GROUP BY 1, 2, 3;

CREATE TRIGGER sessions_are_counted AFTER INSERT ON sessions BEGIN
  INSERT INTO session_counts (day, status, profile_id, sessions)
  VALUES (NEW.number / 88473600000, NEW.status, NEW.profile_id, 1)
  ON CONFLICT (day, status, profile_id) DO UPDATE SET sessions = sessions + 1;
END;
CREATE TRIGGER sessions_are_counted_anew AFTER UPDATE OF number, status, profile_id ON sessions
WHEN OLD.number IS NOT NEW.number OR OLD.status IS NOT NEW.status OR OLD.profile_id IS NOT NEW.profile_id BEGIN
  UPDATE session_counts SET sessions = sessions - 1
  WHERE day = OLD.number / 88473600000 AND status = OLD.status AND profile_id = OLD.profile_id;
  INSERT INTO session_counts (day, status, profile_id, sessions)
  VALUES (NEW.number / 88473600000, NEW.status, NEW.profile_id, 1)
  ON CONFLICT (day, status, profile_id) DO UPDATE SET sessions = sessions + 1;
END;
CREATE TRIGGER sessions_are_not_counted_any_more AFTER DELETE ON sessions BEGIN
  UPDATE session_counts SET sessions = sessions - 1
  WHERE day = OLD.number / 88473600000 AND status = OLD.status AND profile_id = OLD.profile_id;
END;
`,
};
