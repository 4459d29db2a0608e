import type { Migration } from '../migration.ts';

/** Why a customer was erased, sealed with a key that outlives the session's; and what retention looks for. */
export const privacy: Migration = {
  version: 4,
  description: 'reasons of erasures, sessions by age',
  sql: `
CREATE TABLE erasures (
  session TEXT PRIMARY KEY COLLATE NOCASE,
  at INTEGER NOT NULL,
  wrapped_key BLOB NOT NULL,
  reason BLOB NOT NULL
) STRICT;
CREATE INDEX sessions_by_age ON sessions (status, profile_id, changed_at);
`,
};
