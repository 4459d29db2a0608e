import type { Migration } from '../migration.ts';

/** What signs the chain, what was signed, why was exported, and where an export is being written. */
export const proof: Migration = {
  version: 3,
  description: 'the desk’s public key, signed checkpoints, reasons of exports, exports under way',
  sql: `
-- in clear, so that a locked desk can verify; the private key is in the keyring
CREATE TABLE desk_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  public_key TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER desk_key_is_never_changed BEFORE UPDATE ON desk_key BEGIN
  SELECT RAISE(ABORT, 'the desk''s key is never changed');
END;
CREATE TRIGGER desk_key_is_never_deleted BEFORE DELETE ON desk_key BEGIN
  SELECT RAISE(ABORT, 'the desk''s key is never deleted');
END;

CREATE TABLE checkpoints (
  sequence INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER checkpoints_are_never_changed BEFORE UPDATE ON checkpoints BEGIN
  SELECT RAISE(ABORT, 'checkpoints are never changed');
END;
CREATE TRIGGER checkpoints_are_never_deleted BEFORE DELETE ON checkpoints BEGIN
  SELECT RAISE(ABORT, 'checkpoints are never deleted');
END;
CREATE TRIGGER checkpoints_are_only_appended BEFORE INSERT ON checkpoints
WHEN NEW.sequence <= (SELECT coalesce(max(sequence), 0) FROM checkpoints) BEGIN
  SELECT RAISE(ABORT, 'checkpoints are only appended');
END;

-- by the export's event; free text, which may name a customer, and therefore sealed
CREATE TABLE export_reasons (
  sequence INTEGER PRIMARY KEY REFERENCES events (sequence),
  reason BLOB NOT NULL
) STRICT;

CREATE TABLE exports_under_way (
  folder TEXT PRIMARY KEY,
  process INTEGER NOT NULL,
  started_at INTEGER NOT NULL
) STRICT;
`,
};
