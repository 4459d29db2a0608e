import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createBackups } from '../../../main/core/backups.ts';
import { readBackup } from '../../../main/log/backup-file.ts';
import { createBackupStore } from '../../../main/log/backups.ts';
import type { VaultState } from '../../../preload/contract/desk.ts';
import { anEntry, aSession } from '../../builders/session.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const day = 24 * 60 * 60_000;

function aDesk() {
  const log = aLog();
  const folder = path.dirname(log.file);
  const vaultFile = path.join(folder, 'vault.json');
  writeFileSync(vaultFile, '{"a": "vault"}');
  const clock = fakeClock();
  const journal: string[] = [];
  const vault: { state: VaultState } = { state: { state: 'open', protector: 'passphrase' } };
  const own = path.join(folder, 'backups');
  const backups = createBackups({
    store: createBackupStore(own, { database: log.file, vaultFile }),
    log: log.sessions,
    aged: log.aged,
    vault: { state: async () => vault.state },
    clock,
    journal: { info() {}, error: (what) => void journal.push(what) },
    actor: () => 'erika',
  });
  const erase = async (id: string) => {
    await log.sessions.change(id, ['link-ready'], { status: 'erased', origin: 'operator' }, anEntry({ session: id }));
  };
  return { log, folder, own, vaultFile, clock, backups, journal, vault, erase };
}

describe('a backup', () => {
  it('is the log with the vault file, private, verified, and noted in the chain', async () => {
    const { log, own, backups } = aDesk();
    const { id } = await aSession(log.sessions).becomes('link-ready').written();
    const made = await backups.make(null);
    expect(readdirSync(own)).toEqual([path.basename(made.file)]);
    if (process.platform !== 'win32') {
      expect(statSync(own).mode & 0o777).toBe(0o700);
      expect(statSync(made.file).mode & 0o777).toBe(0o600);
    }
    expect(readBackup(made.file)).toMatchObject({ sequence: 2, hash: made.hash, vault: '{"a": "vault"}' });
    expect(firstBreak(chainOf(made.file))).toBeNull();
    const copy = new Database(made.file, { readonly: true });
    expect(copy.prepare('SELECT id FROM sessions').pluck().all()).toEqual([id]);
    copy.close();
    log.close();
    expect(chainOf(log.file).at(-1)).toMatchObject({ kind: 'backup.made', origin: 'operator', actor: 'erika' });
  });

  it('takes what is only in the write-ahead log, while somebody writes', async () => {
    const { log, folder, backups } = aDesk();
    await aSession(log.sessions).written();
    const making = backups.make(path.join(folder, 'mine.backup'));
    for (let n = 0; n < 20; n += 1) {
      await aSession(log.sessions).written();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { file, sequence } = await making;
    expect(sequence).toBeGreaterThanOrEqual(1);
    expect(readBackup(file)).toMatchObject({ sequence });
  });

  it('does not overwrite a file, and leaves nothing behind where it cannot be written', async () => {
    const { folder, vaultFile, backups } = aDesk();
    await expect(backups.make(vaultFile)).rejects.toEqual(code('file-unreadable'));
    await expect(backups.make(path.join(folder, 'nowhere', 'x'))).rejects.toEqual(code('file-unreadable'));
    expect(readFileSync(vaultFile, 'utf8')).toBe('{"a": "vault"}');
    expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it.each(['another key', 'another end', 'half of it', 'no backup at all', 'not even a database'])(
    'is not taken for sound with %s',
    async (damage) => {
      const { log, folder, backups } = aDesk();
      await aSession(log.sessions).becomes('link-ready').written();
      const { file } = await backups.make(path.join(folder, 'x.backup'));
      chmodSync(file, 0o600);
      const change = (sql: string): void => {
        const copy = new Database(file);
        copy.exec(sql);
        copy.close();
      };
      switch (damage) {
        case 'another key':
          change("DROP TRIGGER events_are_never_changed; UPDATE events SET actor = 'nobody' WHERE sequence = 1");
          break;
        case 'another end':
          change('DROP TRIGGER events_are_never_deleted; DELETE FROM events WHERE sequence = 2');
          break;
        case 'half of it':
          truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096);
          break;
        case 'no backup at all':
          change('DROP TABLE backup');
          break;
        default:
          writeFileSync(file, 'Dear customer, '.repeat(1_000));
      }
      expect(() => readBackup(file)).toThrow(
        damage === 'no backup at all' ? code('file-unreadable') : code('log-damaged'),
      );
    },
  );
});

describe('backups of their own accord', () => {
  it('are made when the newest is older than a day, and a few are kept', async () => {
    const { log, clock, backups } = aDesk();
    await aSession(log.sessions).written();
    await backups.keepFresh();
    await backups.keepFresh();
    expect(await backups.list()).toHaveLength(1);
    for (let n = 0; n < 6; n += 1) {
      await clock.advance(day + 1_000);
      await backups.keepFresh();
    }
    const kept = await backups.list();
    expect(kept).toHaveLength(5);
    expect(kept[0]?.madeAt).toBe(clock.now().toISOString());
  });

  it('are not made without a vault, and a failure is only told to the journal', async () => {
    const { backups, vault, own, journal } = aDesk();
    vault.state = { state: 'missing', osProtector: { kind: 'unavailable' } };
    await backups.keepFresh();
    expect(await backups.list()).toEqual([]);
    vault.state = { state: 'open', protector: 'passphrase' };
    writeFileSync(own, 'a file in the way');
    await backups.keepFresh();
    expect(journal).toEqual(['the backup could not be made']);
  });

  it('from before an erasure go once a fresh one is verified', async () => {
    const { log, clock, backups, erase } = aDesk();
    const { id } = await aSession(log.sessions).becomes('link-ready').written();
    await backups.keepFresh();
    await clock.advance(1_000);
    await erase(id);
    // The next start finds it, should the erasing desk not have come so far.
    await backups.keepFresh();
    const kept = await backups.list();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.sequence).toBeGreaterThan(2);
  });

  it('are renewed at once after an erasure, and stay when that fails', async () => {
    const { log, clock, backups, erase, vaultFile } = aDesk();
    expect(await backups.renew()).toBe('none');
    const { id } = await aSession(log.sessions).becomes('link-ready').written();
    const first = await backups.make(null);
    await clock.advance(1_000);
    await erase(id);
    const vault = readFileSync(vaultFile);
    const { rmSync } = await import('node:fs');
    rmSync(vaultFile);
    expect(await backups.renew()).toBe('failed');
    expect((await backups.list()).map(({ name }) => name)).toEqual([path.basename(first.file)]);
    writeFileSync(vaultFile, vault);
    expect(await backups.renew()).toBe('renewed');
    expect((await backups.list()).map(({ sequence }) => sequence)).toEqual([4]);
  });

  it('give up when the desk stops, and sweep away what a crash left', async () => {
    const { log, own, backups } = aDesk();
    await aSession(log.sessions).written();
    mkdirSync(own);
    const [old, fresh] = [path.join(own, '.old.tmp'), path.join(own, '.fresh.tmp')];
    writeFileSync(old, 'x');
    writeFileSync(fresh, 'x');
    utimesSync(old, new Date(0), new Date(0));
    await backups.make(null);
    expect(readdirSync(own).filter((name) => name.endsWith('.tmp'))).toEqual(['.fresh.tmp']);
    const making = backups.make(null);
    await Promise.allSettled([making, backups.stop()]);
    await expect(making).rejects.toThrow('the desk stops');
    expect(readdirSync(own).filter((name) => name.endsWith('.tmp'))).toEqual(['.fresh.tmp']);
  });
});
