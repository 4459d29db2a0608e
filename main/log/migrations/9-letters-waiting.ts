import type { Migration } from '../migration.ts';

/** Which sessions the blind index does not have yet: it follows behind what somebody waits for. */
export const lettersWaiting: Migration = {
  version: 9,
  description: 'sessions whose letters wait for the blind index',
  sql: `
CREATE TABLE letters_waiting (
  -- the session's
  number INTEGER PRIMARY KEY
) STRICT;
`,
};
