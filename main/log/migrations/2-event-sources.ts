import type { Migration } from '../migration.ts';

/** Where Zastrpay's events come from. The key of each is sealed; the cursor says how far the feed was read. */
export const eventSources: Migration = {
  version: 2,
  description: 'receiver and feed',
  sql: `
CREATE TABLE event_sources (
  kind TEXT PRIMARY KEY CHECK (kind IN ('receiver', 'feed')),
  setting TEXT NOT NULL CHECK (json_valid(setting)),
  cursor TEXT,
  wrapped_key BLOB NOT NULL,
  api_key BLOB NOT NULL
) STRICT;
`,
};
