import type { Migration } from '../migration.ts';

/**
 * Sessions, the audit chain, envelopes, drafts, profiles, settings, the keyring and the blind index. Times are milliseconds UTC.
 * Columns of type BLOB are sealed, wrapped or keyed hashes; everything else may be read by anybody who has the file.
 */
export const theLog: Migration = {
  version: 1,
  description: 'sessions, events, envelopes, drafts, profiles, settings, keyring, blind search',
  sql: `
CREATE TABLE sessions (
  -- created_at × 1024, plus what keeps sessions of one millisecond apart: the order of the list, newest last
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE COLLATE NOCASE,
  reference TEXT NOT NULL UNIQUE COLLATE NOCASE,
  -- no foreign key: the practice profile is built at run time
  profile_id TEXT NOT NULL,
  environment TEXT NOT NULL,
  request_id TEXT NOT NULL UNIQUE,
  status TEXT NOT NULL,
  origin TEXT NOT NULL,
  locale TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  expires_at INTEGER,
  replaces TEXT COLLATE NOCASE REFERENCES sessions (id),
  replaced_by TEXT COLLATE NOCASE REFERENCES sessions (id),
  warnings TEXT NOT NULL CHECK (json_valid(warnings)),
  problem TEXT CHECK (problem IS NULL OR json_valid(problem)),
  wrapped_key BLOB,
  email_match BLOB,
  person_match BLOB,
  customer BLOB,
  token BLOB,
  link BLOB,
  reason BLOB,
  body BLOB,
  answer BLOB,
  CHECK (
    status <> 'erased'
    OR coalesce(wrapped_key, email_match, person_match, customer, token, link, reason, body, answer) IS NULL
  ),
  CHECK (status = 'erased' OR (wrapped_key IS NOT NULL AND customer IS NOT NULL AND body IS NOT NULL))
) STRICT;
-- ends with the row's number, so it also gives one status in the list's order
CREATE INDEX sessions_by_status ON sessions (status);
CREATE INDEX sessions_by_expiry ON sessions (status, expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX sessions_by_email ON sessions (email_match) WHERE email_match IS NOT NULL;
CREATE INDEX sessions_by_person ON sessions (person_match) WHERE person_match IS NOT NULL;

CREATE TABLE events (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  session TEXT COLLATE NOCASE,
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  origin TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_session ON events (session, sequence) WHERE session IS NOT NULL;
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN
  SELECT RAISE(ABORT, 'events are never changed');
END;
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events BEGIN
  SELECT RAISE(ABORT, 'events are never deleted');
END;
-- also stops INSERT OR REPLACE, which would delete without asking the trigger above
CREATE TRIGGER events_are_only_appended BEFORE INSERT ON events
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM events) BEGIN
  SELECT RAISE(ABORT, 'events are only appended');
END;

-- what Zastrpay reported, each envelope once
CREATE TABLE envelopes (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  session TEXT NOT NULL,
  happened_at INTEGER,
  received_at INTEGER NOT NULL,
  -- 0: about a session that this desk does not have
  matched INTEGER NOT NULL CHECK (matched IN (0, 1))
) STRICT;
CREATE INDEX envelopes_unmatched ON envelopes (number) WHERE matched = 0;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY COLLATE NOCASE,
  saved_at INTEGER NOT NULL,
  wrapped_key BLOB NOT NULL,
  form BLOB NOT NULL
) STRICT;

CREATE TABLE profiles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- what makes two names the same to a person
  folded_name TEXT NOT NULL UNIQUE,
  environment TEXT NOT NULL,
  base_url TEXT NOT NULL,
  redirect_urls TEXT NOT NULL CHECK (json_valid(redirect_urls)),
  locale TEXT NOT NULL,
  link TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  wrapped_key BLOB,
  api_key BLOB
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- random keys that belong to the whole log, wrapped by the vault's key
CREATE TABLE keyring (
  name TEXT PRIMARY KEY,
  wrapped_key BLOB NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;

-- which session holds which keyed hash of a few letters; the letters themselves are nowhere
CREATE VIRTUAL TABLE search USING fts5(grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
`,
};
