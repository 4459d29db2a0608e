import type { Migration } from '../migration.ts';

/**
 * What is counted by day, counted by 32 days as well: whoever jumps to the end of years adds up some dozens of blocks, and
 * the days of one.
 */
export const countsByBlock: Migration = {
  version: 8,
  description: 'counts by 32 days',
  sql: `
CREATE TABLE session_counts_by_block (
  -- 32 days in UTC since 1970
  block INTEGER NOT NULL,
  status TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  sessions INTEGER NOT NULL,
  PRIMARY KEY (block, status, profile_id)
) STRICT, WITHOUT ROWID;
INSERT INTO session_counts_by_block (block, status, profile_id, sessions)
SELECT day / 32, status, profile_id, sum(sessions) FROM session_counts GROUP BY 1, 2, 3;

CREATE TRIGGER days_are_added_up AFTER INSERT ON session_counts BEGIN
  INSERT INTO session_counts_by_block (block, status, profile_id, sessions)
  VALUES (NEW.day / 32, NEW.status, NEW.profile_id, NEW.sessions)
  ON CONFLICT (block, status, profile_id) DO UPDATE SET sessions = sessions + excluded.sessions;
END;
CREATE TRIGGER days_are_added_up_anew AFTER UPDATE OF sessions ON session_counts BEGIN
  UPDATE session_counts_by_block SET sessions = sessions + NEW.sessions - OLD.sessions
  WHERE block = NEW.day / 32 AND status = NEW.status AND profile_id = NEW.profile_id;
END;
`,
};
