import { chmodSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { openConnection } from '../../../main/log/connection.ts';
import { logOver, openLog } from '../../../main/log/log.ts';
import type { Migration } from '../../../main/log/migration.ts';
import { migrations } from '../../../main/log/migrations.ts';
import { anEntry, anIntent, aSession } from '../../builders/session.ts';
import { fakeKeys } from '../../fakes/keys.ts';
import { aLog, logFile } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });

const hasModes = process.platform !== 'win32';

describe('a log that is opened', () => {
  it('commits to the disk itself, every time it is opened', () => {
    const file = logFile();
    for (const _ of ['new', 'again', 'once more']) {
      const connection = openConnection(file);
      const pragma = (name: string): unknown =>
        connection.read((from) => from.one(z.record(z.string(), z.unknown()), `SELECT * FROM pragma_${name}`));
      expect(pragma('journal_mode')).toEqual({ journal_mode: 'wal' });
      expect(pragma('synchronous')).toEqual({ synchronous: 2 });
      expect(pragma('foreign_keys')).toEqual({ foreign_keys: 1 });
      expect(pragma('secure_delete')).toEqual({ secure_delete: 1 });
      expect(pragma('busy_timeout')).toEqual({ timeout: 5_000 });
      connection.close();
    }
  });

  it.skipIf(!hasModes)('is private to its user, whatever it was before', async () => {
    const folder = path.join(path.dirname(logFile()), 'data', 'desk');
    const file = path.join(folder, 'desk.db');
    const modes = (): readonly number[] => ['', '-wal', '-shm'].map((end) => statSync(`${file}${end}`).mode & 0o777);
    const log = aLog({ file });
    await aSession(log.sessions).written();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
    log.close();
    chmodSync(file, 0o644);
    const again = aLog({ file, keys: log.keys });
    await aSession(again.sessions).written();
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
  });

  it('does nothing that takes long with a large database', () => {
    const statements: string[] = [];
    const file = logFile();
    openConnection(file).close();
    openConnection(file, { trace: (sql) => statements.push(sql) }).close();
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.filter((sql) => !/^\s*PRAGMA \w+( = \w+)?$/.test(sql))).toEqual([]);
    expect(statements.filter((sql) => /integrity|quick_check|optimize|vacuum|checkpoint/i.test(sql))).toEqual([]);
  });

  it('keeps what was written', async () => {
    const first = aLog();
    const { id } = await aSession(first.sessions).written();
    first.close();
    expect(await aLog({ file: first.file, keys: first.keys }).sessions.find(id)).toMatchObject({ status: 'sending' });
  });
});

describe('a log that cannot be opened or written', () => {
  it('is refused, untouched, when a newer version wrote it', () => {
    const file = logFile();
    openConnection(file).close();
    const database = new Database(file);
    database.pragma(`user_version = ${migrations.length + 1}`);
    database.pragma('journal_mode = DELETE');
    database.close();
    const before = readFileSync(file);
    expect(() => openLog({ file, keys: fakeKeys() })).toThrow(code('log-newer'));
    expect(readFileSync(file)).toEqual(before);
  });

  it.each<[string, (file: string) => void]>([
    ['something else', (file) => writeFileSync(file, 'no database, but long enough to be taken for one.'.repeat(100))],
    ['cut short', (file) => truncateSync(file, 4_096 * 3)],
  ])('is called damaged when it is %s', async (_, harm) => {
    const { file, keys, sessions, close } = aLog();
    for (let n = 0; n < 20; n += 1) await aSession(sessions).written();
    close();
    harm(file);
    await expect(
      (async () => {
        const log = openLog({ file, keys });
        onTestFinished(() => log.close());
        await log.sessions.list({ status: null, search: '', after: null, limit: 50 });
        await aSession(log.sessions).written();
      })(),
    ).rejects.toEqual(code('log-damaged'));
  });

  it('is called busy while another program holds it', async () => {
    const log = aLog({ busyTimeoutMs: 20 });
    const other = new Database(log.file);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    await expect(log.sessions.begin(anIntent(), anEntry())).rejects.toEqual(code('log-busy'));
    await expect(log.sessions.note(anEntry())).rejects.toEqual(code('log-busy'));
    expect(await log.sessions.list({ status: null, search: '', after: null, limit: 50 })).toMatchObject({
      sessions: [],
    });
    other.exec('ROLLBACK');
    expect(await log.sessions.begin(anIntent(), anEntry())).toBe(true);
  });

  it('is called full when the disk is, and has lost nothing afterwards', async () => {
    const connection = openConnection(logFile());
    const log = logOver(connection, fakeKeys());
    onTestFinished(() => log.close());
    const { id } = await aSession(log.sessions).written();
    connection.read((from) => from.one(z.unknown(), 'PRAGMA max_page_count = 1'));
    const large = anIntent({ body: 'x'.repeat(1_000_000) });
    await expect(log.sessions.begin(large, anEntry())).rejects.toEqual(code('log-full'));
    expect(await log.sessions.find(large.id)).toBeNull();
    expect(await log.sessions.timeline(id)).toHaveLength(1);
    connection.read((from) => from.one(z.unknown(), 'PRAGMA max_page_count = 1000000'));
    expect(await log.sessions.begin(large, anEntry())).toBe(true);
  });

  it('is called unreadable where there is a folder instead', () => {
    const file = logFile();
    mkdirSync(file);
    expect(() => openLog({ file, keys: fakeKeys() })).toThrow(code('file-unreadable'));
  });
});

describe('migrations', () => {
  it('are numbered without gaps and described', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, at) => at + 1));
    for (const { description } of migrations) expect(description).toMatch(/\w{4}/);
  });

  const tables = (file: string): unknown => {
    const database = new Database(file, { readonly: true });
    const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
    database.close();
    return names;
  };

  const next: Migration = { version: migrations.length + 1, description: 'one more', sql: 'CREATE TABLE more (a)' };
  const broken: Migration = {
    version: migrations.length + 2,
    description: 'fails in its middle',
    sql: 'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);',
  };

  it('bring a fresh database and its predecessor to the same shape', () => {
    const [fresh, grown] = [logFile(), logFile()];
    openConnection(fresh, { migrations: [...migrations, next] }).close();
    for (let version = 0; version <= migrations.length + 1; version += 1) {
      openConnection(grown, { migrations: [...migrations, next].slice(0, version) }).close();
    }
    expect(tables(grown)).toEqual(tables(fresh));
    expect(tables(grown)).toContain('more');
  });

  it('leave the version before when they fail', () => {
    const file = logFile();
    expect(() => openConnection(file, { migrations: [...migrations, next, broken] })).toThrow(/nowhere/);
    expect(tables(file)).toContain('more');
    expect(tables(file)).not.toContain('half');
    openConnection(file, { migrations: [...migrations, next] }).close();
  });
});
