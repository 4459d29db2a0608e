import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { z } from 'zod';
import type { Migration } from './migration.ts';
import { migrate, migrations, refuseNewer } from './migrations.ts';
import { damaged, isBusy, tellingFailures } from './sqlite-failure.ts';

export type Values = Readonly<Record<string, string | number | null | Uint8Array>>;

/** What a reader may do. Every row is parsed: the file lies on a disk that others can write to. */
export interface Reading {
  one<T>(row: z.ZodType<T>, sql: string, values?: Values): T | undefined;
  /** Row by row, so that whoever has enough can stop. */
  each<T>(row: z.ZodType<T>, sql: string, values?: Values): Iterable<T>;
}

/** Exists only inside a writing transaction. */
export interface Writing extends Reading {
  /** @returns how many rows changed */
  run(sql: string, values?: Values): number;
}

/** One connection to the log. Work is synchronous: a transaction never waits for anything but the disk. */
export interface Connection {
  /** One consistent view for all that `work` reads. @throws Failure `log-busy`, `log-damaged` */
  read<T>(work: (from: Reading) => T): T;
  /**
   * One IMMEDIATE transaction, durable when this returns, undone when `work` throws.
   * @throws Failure `log-busy`, `log-full`, `log-damaged`
   */
  write<T>(work: (to: Writing) => T): T;
  /**
   * Moves everything into the database proper and empties the write-ahead log.
   * @returns false, without waiting, while a reader or another writer stands in the way
   */
  emptyWriteAheadLog(): boolean;
  close(): void;
}

export interface ConnectionOptions {
  /** How long to wait for another process's transaction. It blocks; transactions here take milliseconds. */
  readonly busyTimeoutMs?: number;
  /** A shorter list opens a database as an older version of the desk left it. */
  readonly migrations?: readonly Migration[];
  /** Sees each statement as it runs, values included: for tests of query plans only. */
  readonly trace?: (sql: string) => void;
}

/**
 * Opens the database, creates or migrates it, and makes sure that a commit means "on disk".
 * @throws Failure `log-newer`, `log-busy`, `log-full`, `log-damaged`, `file-unreadable`
 */
export function openConnection(file: string, options: ConnectionOptions = {}): Connection {
  const { trace, busyTimeoutMs = 5_000 } = options;
  const steps = options.migrations ?? migrations;
  const database = tellingFailures(() => {
    makePrivate(file);
    const opened = new Database(file, {
      timeout: busyTimeoutMs,
      ...(trace && { verbose: (sql: unknown) => trace(String(sql)) }),
    });
    try {
      refuseNewer(opened, steps);
      waitingWhileBusy(busyTimeoutMs, () => settle(opened));
      migrate(opened, steps);
    } catch (error) {
      opened.close();
      throw error;
    }
    return opened;
  });

  const statements = new Map<string, Database.Statement<[Values], unknown>>();
  const prepared = (sql: string): Database.Statement<[Values], unknown> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare<[Values], unknown>(sql);
    statements.set(sql, statement);
    return statement;
  };

  const access: Writing = {
    one(row, sql, values = {}) {
      const found = prepared(sql).get(values);
      return found === undefined ? undefined : parse(row, found);
    },
    *each(row, sql, values = {}) {
      for (const found of prepared(sql).iterate(values)) yield parse(row, found);
    },
    run: (sql, values = {}) => prepared(sql).run(values).changes,
  };

  return {
    read: (work) => tellingFailures(() => database.transaction(() => work(access)).deferred()),
    write: (work) => tellingFailures(() => database.transaction(() => work(access)).immediate()),
    emptyWriteAheadLog: () =>
      tellingFailures(() => {
        // Waiting would block everything, and a backup elsewhere reads for seconds.
        database.pragma('busy_timeout = 0');
        try {
          return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
        } catch (error) {
          if (isBusy(error)) return false;
          throw error;
        } finally {
          database.pragma(`busy_timeout = ${busyTimeoutMs}`);
        }
      }),
    close: () => database.close(),
  };
}

function parse<T>(row: z.ZodType<T>, found: unknown): T {
  const parsed = row.safeParse(found);
  // zod's own error would quote the row.
  if (!parsed.success) throw damaged();
  return parsed.data;
}

/** SQLite gives the write-ahead log and its index the mode of the database. */
function makePrivate(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    // Never opened when it exists: closing a second handle would drop the locks that SQLite holds on the first.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    chmodSync(file, 0o600);
  }
}

/** SQLite answers "busy" at once, whatever its time-out, while another process makes or closes the write-ahead log. */
function waitingWhileBusy(timeoutMs: number, work: () => void): void {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

interface Setting {
  readonly pragma: string;
  readonly value: string;
  readonly reads: string | number;
}

const settings: readonly Setting[] = [
  { pragma: 'journal_mode', value: 'WAL', reads: 'wal' },
  // better-sqlite3 is built to use NORMAL with a write-ahead log, which loses commits in a power cut.
  { pragma: 'synchronous', value: 'FULL', reads: 2 },
  { pragma: 'foreign_keys', value: 'ON', reads: 1 },
  { pragma: 'secure_delete', value: 'ON', reads: 1 },
  { pragma: 'trusted_schema', value: 'OFF', reads: 0 },
  { pragma: 'temp_store', value: 'MEMORY', reads: 2 },
];

/** Settings belong to the connection, not to the file, and SQLite ignores what it does not like: hence the second look. */
function settle(database: Database.Database): void {
  for (const { pragma, value } of settings) database.pragma(`${pragma} = ${value}`);
  for (const { pragma, reads } of settings) {
    const found = database.pragma(pragma, { simple: true });
    if (found !== reads) throw new Error(`SQLite does not keep to ${pragma}: it says ${String(found)}`);
  }
}
