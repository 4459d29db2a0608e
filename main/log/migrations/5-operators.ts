import type { Migration } from '../migration.ts';

/** Who may work at a shared desk, and what their PINs were stretched into, sealed. */
export const operators: Migration = {
  version: 5,
  description: 'operators',
  sql: `
CREATE TABLE operators (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('agent', 'team-lead', 'auditor')),
  added_at INTEGER NOT NULL,
  wrapped_key BLOB NOT NULL,
  pin BLOB NOT NULL
) STRICT;
`,
};
