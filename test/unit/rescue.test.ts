import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBackupStore } from '../../main/log/backups.ts';
import { openConnection } from '../../main/log/connection.ts';
import { logOver } from '../../main/log/log.ts';
import { createRescue } from '../../main/rescue.ts';
import { systemClock, systemRandomness } from '../../main/shell/system.ts';
import { createVault } from '../../main/vault/vault.ts';
import { anEntry, aSession } from '../builders/session.ts';
import { chainOf, firstBreak } from '../fakes/audit-chain.ts';
import { fakeOsKeyProtector, noStore } from '../fakes/os-key-protector.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const passphrase = 'three quiet synthetic words';
const cost = { memoryKiB: 1_024, passes: 1, lanes: 1 };

/** A folder like a real desk's: log, vault, backups. */
async function aFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'rescue-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = { database: path.join(folder, 'desk.db'), vaultFile: path.join(folder, 'vault.json') };
  const openDesk = async () => {
    const vault = createVault({
      file: files.vaultFile,
      os: fakeOsKeyProtector(noStore),
      clock: systemClock(),
      randomness: systemRandomness(),
      cost,
    });
    if ((await vault.state()).state === 'missing') await vault.create(passphrase);
    else await vault.openWithPassphrase(passphrase);
    const log = logOver(openConnection(files.database), vault);
    onTestFinished(() => log.close());
    return log;
  };
  const store = createBackupStore(path.join(folder, 'backups'), files);
  const backup = async (madeAt = new Date()) =>
    (await store.make({ out: null, alone: false, madeAt, signal: new AbortController().signal })).file;
  return { folder, ...files, openDesk, backup, rescue: createRescue(folder) };
}

const customerNames = async (log: Awaited<ReturnType<Awaited<ReturnType<typeof aFolder>>['openDesk']>>) =>
  (await log.sessions.list({ status: null, search: '', after: null, limit: 50 })).sessions.map(
    ({ customer }) => customer?.firstName ?? null,
  );

const person = (firstName: string) => ({ customer: { firstName, lastName: 'Muster' } });

describe('restoring a backup', () => {
  it('puts log and vault in their places and sets the present ones aside', async () => {
    const { folder, database, openDesk, backup, rescue } = await aFolder();
    const before = await openDesk();
    await aSession(before.sessions, person('Erste')).becomes('link-ready').written();
    const file = await backup();
    await aSession(before.sessions, person('Zweite')).written();
    before.close();
    const restored = await rescue.restore(file);
    expect(restored).toMatchObject({ sequence: 2, erasedAgain: 0 });
    expect(restored.setAside.map((each) => path.basename(each))).toEqual([
      expect.stringMatching(/^desk\.db\.before-restore-\d{8}T\d{6}Z$/),
      expect.stringMatching(/^vault\.json\.before-restore-\d{8}T\d{6}Z$/),
    ]);
    for (const each of restored.setAside) expect(existsSync(each)).toBe(true);
    expect(readdirSync(folder).filter((name) => /tmp|-wal|-shm/.test(name))).toEqual([]);
    if (process.platform !== 'win32') expect(statSync(database).mode & 0o777).toBe(0o600);

    const log = await openDesk();
    expect(await customerNames(log)).toEqual(['Erste']);
    expect((await log.sessions.list({ status: null, search: 'erste', after: null, limit: 5 })).sessions).toHaveLength(
      1,
    );
    log.close();
    const chain = chainOf(database);
    expect(firstBreak(chain)).toBeNull();
    expect(chain.at(-1)).toMatchObject({ kind: 'log.restored' });
    expect(existsSync(file)).toBe(true);
    const again = [await rescue.restore(file), await rescue.restore(file)];
    expect(new Set([restored, ...again].flatMap(({ setAside }) => setAside)).size).toBe(6);
  });

  it('does not bring back whom the present log has erased', async () => {
    const { database, openDesk, backup, rescue } = await aFolder();
    const before = await openDesk();
    const { id } = await aSession(before.sessions, person('Erste')).becomes('link-ready').written();
    await aSession(before.sessions, person('Zweite')).written();
    const file = await backup();
    await before.sessions.change(
      id,
      ['link-ready'],
      { status: 'erased', origin: 'operator' },
      anEntry({ session: id, kind: 'session.erased' }),
    );
    before.close();
    expect(await rescue.restore(file)).toMatchObject({ erasedAgain: 1 });
    const log = await openDesk();
    expect(await customerNames(log)).toEqual(['Zweite', null]);
    log.close();
    expect(firstBreak(chainOf(database))).toBeNull();
  });

  it('works on a machine that has nothing yet', async () => {
    const { openDesk, backup } = await aFolder();
    const before = await openDesk();
    await aSession(before.sessions, person('Erste')).written();
    const file = await backup();
    const other = await aFolder();
    expect(await createRescue(path.join(other.folder)).restore(file)).toMatchObject({ setAside: [] });
    expect(await customerNames(await other.openDesk())).toEqual(['Erste']);
  });

  it('is refused while a desk is open, here or in another process', async () => {
    const { folder, database, openDesk, backup, rescue } = await aFolder();
    const log = await openDesk();
    await aSession(log.sessions, person('Erste')).written();
    const file = await backup();
    await expect(rescue.restore(file)).rejects.toEqual(code('log-busy'));
    log.close();
    const holder = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { openConnection } from ${JSON.stringify(path.resolve('main/log/connection.ts'))};
         globalThis.held = openConnection(${JSON.stringify(database)});
         console.log('open');
         process.stdin.resume();`,
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    const before = readFileSync(database);
    await expect(rescue.restore(file)).rejects.toEqual(code('log-busy'));
    expect(readFileSync(database)).toEqual(before);
    expect(readdirSync(folder).filter((name) => /tmp|before-restore/.test(name))).toEqual([]);
    holder.kill('SIGKILL');
    await once(holder, 'close');
    expect(await rescue.restore(file)).toMatchObject({ sequence: 1 });
  });

  it('checks the file first, and leaves everything as it is when it is no good', async () => {
    const { folder, database, openDesk, backup, rescue } = await aFolder();
    const log = await openDesk();
    await aSession(log.sessions, person('Erste')).written();
    const file = await backup();
    log.close();
    const badVault = path.join(folder, 'bad');
    writeFileSync(badVault, readFileSync(file));
    const copy = new Database(badVault);
    copy.exec("UPDATE backup SET vault = '{}'");
    copy.close();
    const before = readFileSync(database);
    await expect(rescue.restore(badVault)).rejects.toEqual(code('vault-damaged'));
    await expect(rescue.restore(path.join(folder, 'nothing'))).rejects.toEqual(code('file-unreadable'));
    await expect(rescue.restore(database)).rejects.toEqual(code('file-unreadable'));
    expect(readFileSync(database)).toEqual(before);
    expect(readdirSync(folder).filter((name) => /before-restore/.test(name))).toEqual([]);
  });
});

describe('a damaged log', () => {
  /** Overwrites the page that an index or a table begins on. */
  const spoil = (database: string, name: string): void => {
    const present = new Database(database);
    present.pragma('wal_checkpoint(TRUNCATE)');
    const size = Number(present.pragma('page_size', { simple: true }));
    const page = Number(present.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name));
    present.close();
    writeSync(openSync(database, 'r+'), Buffer.alloc(size, 0xee), 0, size, (page - 1) * size);
  };

  it('of which every table can be read is carried over whole', async () => {
    const { database, openDesk, rescue } = await aFolder();
    const before = await openDesk();
    await aSession(before.sessions, person('Erste')).becomes('link-ready').written();
    before.close();
    spoil(database, 'sessions_by_expiry');
    const mended = await rescue.mend();
    expect(mended).toMatchObject({ backupMadeAt: null, sequence: 2 });
    expect(mended.setAside).toEqual([expect.stringMatching(/desk\.db\.damaged-\d{8}T\d{6}Z$/)]);
    const log = await openDesk();
    expect(await customerNames(log)).toEqual(['Erste']);
    expect((await log.sessions.list({ status: null, search: 'erste', after: null, limit: 5 })).sessions).toHaveLength(
      1,
    );
    log.close();
    expect(firstBreak(chainOf(database))).toBeNull();
  });

  it.each(['sessions', 'events', 'everything'])('without its %s gives way to the newest sound backup', async (what) => {
    const { folder, database, openDesk, backup, rescue } = await aFolder();
    const before = await openDesk();
    await aSession(before.sessions, person('Erste')).written();
    await backup(new Date(Date.now() - 60_000));
    const spoilt = await backup();
    writeFileSync(spoilt, 'no longer');
    before.close();
    if (what === 'everything') writeFileSync(database, Buffer.alloc(50_000, 0xee));
    else spoil(database, what);
    const damagedBytes = readFileSync(database);
    expect(await rescue.mend()).toMatchObject({ sequence: 1, backupMadeAt: expect.any(Date) });
    const aside = readdirSync(folder).find((name) => /^desk\.db\.damaged-\w+$/.test(name)) ?? '';
    expect(readFileSync(path.join(folder, aside))).toEqual(damagedBytes);
    expect(await customerNames(await openDesk())).toEqual(['Erste']);
  });

  it('without a backup stays where it is', async () => {
    const { database, openDesk, rescue } = await aFolder();
    (await openDesk()).close();
    writeFileSync(database, Buffer.alloc(50_000, 0xee));
    await expect(rescue.mend()).rejects.toEqual(code('log-damaged'));
    expect(readFileSync(database)).toEqual(Buffer.alloc(50_000, 0xee));
  });
});
