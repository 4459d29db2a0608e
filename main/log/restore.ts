import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { sessionStatuses } from '../../preload/contract/session.ts';
import type { AuditData } from '../core/audit.ts';
import { Failure } from '../core/failure.ts';
import type { RepairedLog } from '../core/ports/backups.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import { checkChain, checkStructure, makeDurable, makePrivately, readBackup } from './backup-file.ts';
import { openConnection } from './connection.ts';
import { appendEvent } from './events.ts';
import { logOver } from './log.ts';
import { isBusy, tellingFailures } from './sqlite-failure.ts';
import { stampOf } from './time-stamp.ts';

/** Where a desk keeps its log and its vault. */
export interface DeskFiles {
  readonly database: string;
  readonly vaultFile: string;
}

export interface Salvage {
  readonly files: DeskFiles;
  readonly at: Date;
  readonly actor: string;
}

export interface PutBack extends Salvage {
  /** The backup's file; it stays as it is. */
  readonly backup: string;
  /** What the present log's new name says of it. */
  readonly because: 'damaged' | 'before-restore';
}

export interface Restored extends RepairedLog {
  /** The last audit event that was carried over. */
  readonly sequence: number;
}

/**
 * Puts a backup in the place of the present log and vault. The old files keep lying beside them under names with a time
 * stamp; at every instant a whole log stands in its place.
 * @throws Failure `file-unreadable`, `log-newer`, `log-damaged` for the backup; `log-busy` while a desk is open
 */
export function putBack({ backup, files, at, actor, because }: PutBack): Promise<Restored> {
  const content = readBackup(backup);
  const staged = `${files.database}.${randomUUID()}.tmp`;
  return placing(staged, files, async () => {
    copyFileSync(backup, staged);
    const present = erasedIn(files.database);
    const told = { from: 'backup', backupMadeAt: content.madeAt.toISOString() };
    const erasedAgain = await settle(staged, present, at, actor, { ...told, sequence: content.sequence });
    const setAside = [
      ...place(staged, files.database, because, at),
      ...placeVault(content.vault, files.vaultFile, because, at),
    ];
    return { backupMadeAt: content.madeAt, sequence: content.sequence, setAside, erasedAgain };
  });
}

/**
 * Carries a damaged log over into a new file, all of it, where SQLite can still read every table (a damaged index is made
 * anew) and the audit chain is whole.
 * @throws Failure `log-damaged` when it cannot be: then a backup has to be put back; `log-busy` while a desk is open
 */
export function salvage({ files, at, actor }: Salvage): Promise<Restored> {
  const staged = `${files.database}.${randomUUID()}.tmp`;
  return placing(staged, files, async () => {
    makePrivately(staged);
    const sequence = tellingFailures(() => carryOver(files.database, staged));
    await settle(staged, [], at, actor, { from: 'damaged', sequence });
    return { backupMadeAt: null, sequence, setAside: place(staged, files.database, 'damaged', at), erasedAgain: 0 };
  });
}

async function placing(staged: string, { database }: DeskFiles, work: () => Promise<Restored>): Promise<Restored> {
  try {
    refuseWhileOpen(database);
    return await work();
  } finally {
    removeWithCompanions(staged);
  }
}

/**
 * Being alone, SQLite also moves the write-ahead log into the database and removes it.
 * @throws Failure `log-busy` while a desk has the log open, in this process or another
 */
export function refuseWhileOpen(database: string): void {
  if (!existsSync(database)) return;
  let present: Database.Database | undefined;
  try {
    present = new Database(database, { timeout: 0 });
    present.pragma('locking_mode = EXCLUSIVE');
    present.exec('BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    if (isBusy(error)) throw new Failure('log-busy', 'A desk has this log open. Close it first.');
    // Too damaged to be opened, by anybody.
  } finally {
    present?.close();
  }
}

/** An erasure holds for good: what the present log has erased must not come back with an older backup. */
function erasedIn(database: string): readonly string[] {
  let present: Database.Database | undefined;
  try {
    // Not read-only: such a connection leaves an empty write-ahead log lying about.
    present = new Database(database, { fileMustExist: true });
    return z.array(z.string()).parse(present.prepare("SELECT id FROM sessions WHERE status = 'erased'").pluck().all());
  } catch {
    return [];
  } finally {
    present?.close();
  }
}

/** Makes a copy a log again: migrated, without what was erased meanwhile, and with an event that says what it is. */
async function settle(
  staged: string,
  erased: readonly string[],
  at: Date,
  actor: string,
  data: AuditData,
): Promise<number> {
  const connection = openConnection(staged);
  const log = logOver(connection, noKeys);
  try {
    let erasedAgain = 0;
    for (const id of erased) {
      const entry = { at, session: id, kind: 'session.erased', actor: 'desk', origin: 'desk' } as const;
      const from = sessionStatuses.filter((status) => status !== 'erased');
      const change = { status: 'erased', origin: 'desk' } as const;
      const changed = await log.sessions.change(id, from, change, { ...entry, data: { by: 'restore' } });
      if (changed !== null) erasedAgain += 1;
    }
    connection.write((to) => {
      to.run('DROP TABLE IF EXISTS backup');
      appendEvent(to, {
        at,
        session: null,
        kind: 'log.restored',
        actor,
        origin: 'operator',
        data: { ...data, erasedAgain },
      });
    });
    await log.forgetErased();
    return erasedAgain;
  } finally {
    log.close();
  }
}

/**
 * Copies every table. VACUUM would copy the indexes as they lie there, damaged ones too, so they are forgotten first and
 * made anew at the end.
 */
function carryOver(damagedFile: string, staged: string): number {
  const scratch = `${staged}.scratch`;
  try {
    copyFileSync(damagedFile, scratch);
    const indexes = forgetIndexes(scratch);
    const present = new Database(scratch);
    try {
      present.prepare('VACUUM INTO ?').run(staged);
    } finally {
      present.close();
    }
    const copy = new Database(staged);
    try {
      for (const sql of indexes) copy.exec(sql);
      checkStructure(copy);
      return checkChain(copy).sequence;
    } finally {
      copy.close();
    }
  } finally {
    removeWithCompanions(scratch);
  }
}

/** @returns the statements that make them again */
function forgetIndexes(file: string): readonly string[] {
  const database = new Database(file);
  try {
    const made = "type = 'index' AND sql IS NOT NULL";
    const indexes = z
      .array(z.string())
      .parse(database.prepare(`SELECT sql FROM sqlite_schema WHERE ${made}`).pluck().all());
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    database.exec(`DELETE FROM sqlite_schema WHERE ${made}`);
    return indexes;
  } finally {
    database.close();
  }
}

function removeWithCompanions(file: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
}

type Because = PutBack['because'];

function place(staged: string, database: string, because: Because, at: Date): readonly string[] {
  makeDurable(staged);
  const aside = asideOf(database, because, at);
  const isThere = existsSync(database);
  if (isThere) keepUnder(database, aside);
  // Left only by a log too damaged to be opened; they must not meet the new one.
  const leftovers = ['-wal', '-shm'].filter((end) => existsSync(`${database}${end}`));
  for (const end of leftovers) renameSync(`${database}${end}`, `${aside}${end}`);
  renameSync(staged, database);
  syncFolder(path.dirname(database));
  return isThere ? [aside] : [];
}

function placeVault(text: string, file: string, because: Because, at: Date): readonly string[] {
  const staged = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(staged, text, { mode: 0o600, flag: 'wx' });
    makeDurable(staged);
    const isThere = existsSync(file);
    const aside = asideOf(file, because, at);
    if (isThere) keepUnder(file, aside);
    renameSync(staged, file);
    syncFolder(path.dirname(file));
    return isThere ? [aside] : [];
  } finally {
    rmSync(staged, { force: true });
  }
}

/** A name that nothing has yet: two restores may fall into one second. */
function asideOf(file: string, because: Because, at: Date): string {
  const name = `${file}.${because}-${stampOf(at)}`;
  for (let n = 1; ; n += 1) {
    const free = n === 1 ? name : `${name}-${n}`;
    if (!existsSync(free)) return free;
  }
}

/** A second name for the same file, so that the first is never without one; a copy where the file system knows no links. */
function keepUnder(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    copyFileSync(file, name, constants.COPYFILE_EXCL);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const locked = (): never => {
  throw new Failure('vault-locked', 'The vault is locked.');
};

/** Restoring needs no vault: whatever it writes is not sealed. */
const noKeys: KeyWrapper = { isOpen: () => false, wrap: locked, unwrap: locked, onLock: () => {} };
