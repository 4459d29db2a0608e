import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createVaultKeys } from '../../../main/core/vault-keys.ts';
import { openLog } from '../../../main/log/log.ts';
import { tablesWithKeys } from '../../../main/log/wrapped-keys.ts';
import { systemClock, systemRandomness } from '../../../main/shell/system.ts';
import { createVault } from '../../../main/vault/vault.ts';
import { aForm, maxMustermannData, pageUrls } from '../../builders/customer.ts';
import { anEntry, aSession } from '../../builders/session.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { fakeOsKeyProtector, libsecret, noStore } from '../../fakes/os-key-protector.ts';

const passphrase = 'three quiet synthetic words';
const other = 'five rather different harmless nouns';
const cost = { memoryKiB: 1_024, passes: 1, lanes: 1 };
const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });

function aFolder(os = fakeOsKeyProtector(noStore)) {
  const folder = mkdtempSync(path.join(tmpdir(), 'keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [database, vaultFile] = [path.join(folder, 'desk.db'), path.join(folder, 'vault.json')];
  const clock = systemClock();
  const start = () => {
    const vault = createVault({ file: vaultFile, os, clock, randomness: systemRandomness(), cost });
    const log = openLog({ file: database, keys: vault });
    onTestFinished(() => log.close());
    const renewed: string[] = [];
    const keys = createVaultKeys({
      vault,
      wrappedKeys: log.wrappedKeys,
      log: log.sessions,
      clock,
      actor: () => 'erika',
      othersTurn: async () => {},
      forgetErased: log.forgetErased,
      renewBackups: async () => {
        renewed.push('renewed');
        return 'renewed';
      },
    });
    return { vault, log, keys, renewed };
  };
  return { folder, database, vaultFile, os, start };
}

type Desk = ReturnType<ReturnType<typeof aFolder>['start']>;

/** Something in every table that holds wrapped keys. */
async function fill({ log }: Desk, sessions = 3): Promise<string> {
  for (let n = 1; n < sessions; n += 1) await aSession(log.sessions).written();
  const erased = await aSession(log.sessions).becomes('refused').written();
  await log.sessions.change(
    erased.id,
    ['refused'],
    { status: 'erased', origin: 'operator', sealed: { reason: 'asked for it' } },
    anEntry({ session: erased.id }),
  );
  await log.drafts.save({ id: 'draft', form: aForm({ firstName: 'Unfertig' }) });
  const profile = { id: 'shop', name: 'Shop', environment: 'test', baseUrl: 'https://api.example' } as const;
  await log.profiles.add({ ...profile, redirectUrls: pageUrls, locale: '', link: 'query' }, 'key-1', anEntry());
  await log.eventSources.set('feed', { url: 'https://feed.example' }, 'key-2', anEntry());
  return erased.id;
}

/** Whether everything that is sealed can be opened, and found. */
async function expectAllThere({ log }: Desk, erased: string, sessions = 3): Promise<void> {
  const page = await log.sessions.list({ status: ['sending'], search: 'mustermann', after: null, limit: 200 });
  expect(page.sessions).toHaveLength(Math.min(200, sessions - 1));
  for (const { id, customer } of page.sessions) {
    expect(customer).toEqual(maxMustermannData);
    expect(await log.sessions.body(id)).toContain('NewCustomer');
  }
  expect((await log.sessions.samePerson(maxMustermannData)).length).toBe(page.sessions.length);
  expect(await log.sessions.answer(erased)).toEqual({ reason: 'asked for it' });
  expect((await log.drafts.load())?.form.customer.firstName).toBe('Unfertig');
  expect(await log.profiles.apiKey('shop')).toBe('key-1');
  expect(await log.eventSources.apiKey('feed')).toBe('key-2');
}

const wrappedKeysIn = (database: string): ReadonlySet<string> => {
  const reader = new Database(database, { readonly: true });
  const all = tablesWithKeys.flatMap((table) =>
    reader.prepare(`SELECT hex(wrapped_key) FROM ${table} WHERE wrapped_key IS NOT NULL`).pluck().all(),
  );
  reader.close();
  return new Set(all.map(String));
};

describe('changing the passphrase', () => {
  it('leaves the key, takes a new salt, and is noted without either passphrase', async () => {
    const { start, vaultFile, database } = aFolder();
    const desk = start();
    await desk.vault.create(passphrase);
    const erased = await fill(desk);
    const before = JSON.parse(readFileSync(vaultFile, 'utf8'));
    expect(await desk.keys.changePassphrase(passphrase, other)).toBe('renewed');
    const after = JSON.parse(readFileSync(vaultFile, 'utf8'));
    expect(after.protectors[0].salt).not.toBe(before.protectors[0].salt);

    const next = start();
    await expect(next.vault.openWithPassphrase(passphrase)).rejects.toEqual(code('vault-passphrase-wrong'));
    const patient = start();
    await patient.vault.openWithPassphrase(other);
    await expectAllThere(patient, erased);
    expect(chainOf(database).at(-1)).toMatchObject({ kind: 'vault.passphrase-changed', data: '{}' });
  });

  it('needs the present one, counts wrong tries, and refuses a weak new one', async () => {
    const { start, vaultFile } = aFolder();
    const { vault, keys } = start();
    await vault.create(passphrase);
    const before = readFileSync(vaultFile);
    await expect(keys.changePassphrase(passphrase, 'password')).rejects.toEqual(code('vault-passphrase-weak'));
    await expect(keys.changePassphrase('not the words at all', other)).rejects.toEqual(code('vault-passphrase-wrong'));
    await expect(keys.changePassphrase(passphrase, other)).rejects.toEqual(code('vault-wait'));
    expect(readFileSync(vaultFile)).toEqual(before);
  });

  it('leaves what the OS protects as it is', async () => {
    const { start } = aFolder(fakeOsKeyProtector(libsecret));
    const desk = start();
    await desk.vault.create(passphrase);
    const erased = await fill(desk);
    await desk.keys.changePassphrase(passphrase, other);
    const next = start();
    expect(await next.vault.openWithOs()).toBe(true);
    await expectAllThere(next, erased);
  });
});

describe('rotating the key', () => {
  it('wraps everything anew, and opens with the same passphrase', async () => {
    const { start, database } = aFolder();
    const desk = start();
    await desk.vault.create(passphrase);
    const erased = await fill(desk);
    const before = wrappedKeysIn(database);
    const { wrapped, backups } = await desk.keys.rotate(passphrase);
    expect([wrapped, backups]).toEqual([before.size, 'renewed']);
    expect([...wrappedKeysIn(database)].filter((each) => before.has(each))).toEqual([]);
    await expectAllThere(desk, erased);
    await desk.keys.finishRotation();
    const next = start();
    await next.vault.openWithPassphrase(passphrase);
    await expectAllThere(next, erased);
    await next.keys.finishRotation();
    expect(next.renewed).toEqual([]);
    expect(chainOf(database).filter(({ kind }) => kind === 'vault.rotated')).toHaveLength(1);
    expect(firstBreak(chainOf(database))).toBeNull();
  });

  it('knows every table that holds wrapped keys', () => {
    const { start, database } = aFolder();
    start();
    const reader = new Database(database, { readonly: true });
    const tables = reader
      .prepare(
        `SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND c.name = 'wrapped_key' ORDER BY t.name`,
      )
      .pluck()
      .all();
    reader.close();
    expect(tables).toEqual([...tablesWithKeys].sort());
  });

  it('can be done again and again, and what an old key wrapped late still opens', async () => {
    const { start } = aFolder();
    const desk = start();
    await desk.vault.create(passphrase);
    const erased = await fill(desk);
    // Another program, which does not know yet.
    const stale = start();
    await stale.vault.openWithPassphrase(passphrase);
    await desk.keys.rotate(passphrase);
    await stale.log.drafts.save({ id: 'draft', form: aForm({ firstName: 'Unfertig' }) });
    await expectAllThere(desk, erased);
    await desk.keys.rotate(passphrase);
    await desk.keys.rotate(passphrase);
    await expectAllThere(desk, erased);
    const next = start();
    await next.vault.openWithPassphrase(passphrase);
    expect(next.vault.generation()).toBe(3);
    await expectAllThere(next, erased);
  });

  it('seals for the OS as well, and takes it in later where the store is away', async () => {
    const { start, os } = aFolder(fakeOsKeyProtector(libsecret));
    const desk = start();
    await desk.vault.create(passphrase);
    const erased = await fill(desk);
    await desk.keys.rotate(passphrase);
    const next = start();
    expect(await next.vault.openWithOs()).toBe(true);
    await expectAllThere(next, erased);

    os.present = noStore;
    await next.keys.rotate(passphrase);
    os.present = libsecret;
    const later = start();
    expect(await later.vault.openWithOs()).toBe(false);
    await later.vault.openWithPassphrase(passphrase);
    await expectAllThere(later, erased);
    expect(await start().vault.openWithOs()).toBe(true);
  });

  it('with the wrong passphrase changes nothing', async () => {
    const { start, vaultFile } = aFolder();
    const desk = start();
    await desk.vault.create(passphrase);
    const before = readFileSync(vaultFile);
    await expect(desk.keys.rotate('not the words at all')).rejects.toEqual(code('vault-passphrase-wrong'));
    expect(readFileSync(vaultFile)).toEqual(before);
  });
});

describe('a rotation that is killed', () => {
  /** Runs a rotating desk up to its nth word, then kills it. */
  const killAt = async (database: string, vaultFile: string, word: number): Promise<string> => {
    const program = path.resolve('test/fakes/rotating-desk.ts');
    const child: ChildProcess = spawn(process.execPath, [program, database, vaultFile], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const closed = once(child, 'close');
    let last = '';
    let words = 0;
    child.stdout?.on('data', (data: Buffer) => {
      last = data.toString().trim();
      words += 1;
      if (words === word) child.kill('SIGKILL');
      else child.stdin?.write('on\n');
    });
    await closed;
    return last;
  };

  it('at any step leaves a vault and a log that open, and the next start finishes it', {
    timeout: 60_000,
  }, async () => {
    const seen: string[] = [];
    // Sessions for more than one step of wrapping.
    const sessions = 230;
    for (const word of [1, 2, 3, 4, 7, 99]) {
      const { start, database, vaultFile } = aFolder();
      const desk = start();
      await desk.vault.create(passphrase);
      const erased = await fill(desk, word === 3 ? sessions : 3);
      desk.log.close();
      const before = wrappedKeysIn(database);
      seen.push(await killAt(database, vaultFile, word));

      const next = start();
      await next.vault.openWithPassphrase(passphrase);
      await expectAllThere(next, erased, word === 3 ? sessions : 3);
      await next.keys.finishRotation();
      await expectAllThere(next, erased, word === 3 ? sessions : 3);
      const left = [...wrappedKeysIn(database)].filter((each) => before.has(each));
      expect(left.length).toBe(word === 1 ? before.size : 0);
      expect(firstBreak(chainOf(database))).toBeNull();
    }
    expect(new Set(seen)).toEqual(new Set(['open', 'vault file', 'some keys', 'all keys']));
  });
});
