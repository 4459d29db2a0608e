import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { chainHash, genesisHash } from '../core/audit.ts';
import { Failure } from '../core/failure.ts';
import { migrations, refuseNewer } from './migrations.ts';
import { damaged, tellingFailures } from './sqlite-failure.ts';
import { instant } from './stored-shapes.ts';

/**
 * A backup is one file: the log as an SQLite database, and in it a table `backup` with one row that says when it was made,
 * how far its audit chain goes, and the text of the vault file that opens it. Customers are sealed in it as they are in
 * the log; the vault in it opens with the passphrase of that day.
 */
export interface BackupContent {
  readonly madeAt: Date;
  readonly sequence: number;
  readonly hash: string;
  readonly vault: string;
  /** The last erasure's event in it. */
  readonly lastErasure: number;
}

const backupTable = `CREATE TABLE backup (
  made_at INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  hash TEXT NOT NULL,
  vault TEXT NOT NULL
) STRICT`;

/** A rotation of the vault that comes in between makes log and vault file of different keys. */
const tries = 3;

/**
 * Copies the log as it is now, without disturbing whoever writes, and reads the copy back.
 * @param to a file that is not there yet; gone again when this throws
 * @throws Failure `file-unreadable`, `log-busy`, `log-full`, `log-damaged`
 */
export function writeBackup(database: string, vaultFile: string, to: string, madeAt: Date): BackupContent {
  try {
    return tellingFailures(() => {
      const vault = copyWithVault(database, vaultFile, to);
      stampCopy(to, vault, madeAt);
      makeDurable(to);
      const content = readBackup(to);
      compareHead(database, content);
      return content;
    });
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
}

/**
 * Reads all of a backup: the database's own structure, every link of the audit chain, and its description.
 * @throws Failure `file-unreadable` for what is no backup, `log-newer`, `log-damaged`
 */
export function readBackup(file: string): BackupContent {
  if (!existsSync(file)) throw new Failure('file-unreadable', 'The backup cannot be read: there is no such file.');
  return tellingFailures(() => {
    const copy = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const hasTable = copy.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'backup'").get();
      if (hasTable === undefined) throw new Failure('file-unreadable', 'This file is no backup of the desk.');
      refuseNewer(copy, migrations);
      checkStructure(copy);
      const head = checkChain(copy);
      const row = backupRow.safeParse(copy.prepare('SELECT made_at, sequence, hash, vault FROM backup').get());
      if (!row.success || row.data.sequence !== head.sequence || row.data.hash !== head.hash) throw damaged();
      const { made_at: madeAt, sequence, hash, vault } = row.data;
      const last = copy
        .prepare("SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'last-erasure'")
        .pluck()
        .get();
      return { madeAt, sequence, hash, vault, lastErasure: typeof last === 'number' ? last : 0 };
    } finally {
      copy.close();
    }
  });
}

/** @throws Failure `log-damaged` */
export function checkStructure(database: Database.Database): void {
  if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged();
}

/** Follows the audit chain from its first event. @throws Failure `log-damaged` where it breaks */
export function checkChain(database: Database.Database): { readonly sequence: number; readonly hash: string } {
  let head = { sequence: 0, hash: genesisHash };
  const rows = database
    .prepare(
      `SELECT sequence, at, session, kind, actor, origin, data, previous_hash AS previousHash, hash FROM events
       ORDER BY sequence`,
    )
    .iterate();
  for (const row of rows) {
    const parsed = chainRow.safeParse(row);
    if (!parsed.success) throw damaged();
    const { hash, ...event } = parsed.data;
    const follows = event.sequence === head.sequence + 1 && event.previousHash === head.hash;
    if (!follows || chainHash({ ...event, at: event.at.toISOString() }) !== hash) throw damaged();
    head = { sequence: event.sequence, hash };
  }
  return head;
}

function copyWithVault(database: string, vaultFile: string, to: string): string {
  for (let left = tries; ; left -= 1) {
    const vault = readVault(vaultFile);
    rmSync(to, { force: true });
    makePrivately(to);
    const log = new Database(database, { readonly: true, fileMustExist: true });
    try {
      log.prepare('VACUUM INTO ?').run(to);
    } finally {
      log.close();
    }
    if (readVault(vaultFile) === vault) return vault;
    if (left === 1) throw new Failure('log-busy', 'The vault is being changed. Try again.');
  }
}

/** Made here, because SQLite would let others read it. */
export function makePrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw new Failure('file-unreadable', 'The copy cannot be written there.', { cause: error });
  }
}

function readVault(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure('file-unreadable', 'The vault file cannot be read.', { cause: error });
  }
}

function stampCopy(file: string, vault: string, madeAt: Date): void {
  const copy = new Database(file);
  try {
    const head = copy.prepare('SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1').get();
    const { sequence, hash } = headRow.parse(head ?? { sequence: 0, hash: genesisHash });
    copy.transaction(() => {
      copy.exec(backupTable);
      copy
        .prepare('INSERT INTO backup (made_at, sequence, hash, vault) VALUES (?, ?, ?, ?)')
        .run(madeAt.getTime(), sequence, hash, vault);
    })();
  } finally {
    copy.close();
  }
}

/** The copy's chain has to be the log's own. */
function compareHead(database: string, { sequence, hash }: BackupContent): void {
  if (sequence === 0) return;
  const log = new Database(database, { readonly: true, fileMustExist: true });
  try {
    const found = log.prepare('SELECT hash FROM events WHERE sequence = ?').pluck().get(sequence);
    if (found !== hash) throw damaged();
  } finally {
    log.close();
  }
}

export function makeDurable(file: string): void {
  chmodSync(file, 0o600);
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const backupRow = z.object({ made_at: instant, sequence: z.int(), hash: z.string(), vault: z.string() });
const headRow = z.object({ sequence: z.int(), hash: z.string() });
const chainRow = z.object({
  sequence: z.int(),
  at: instant,
  session: z.string().nullable(),
  kind: z.string(),
  actor: z.string(),
  origin: z.string(),
  data: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
