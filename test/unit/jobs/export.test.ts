import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { chainHash } from '../../../main/core/audit.ts';
import { verifyExport } from '../../../main/jobs/verifiers.ts';
import { resourceFile } from '../../../main/resources.ts';
import { exportsOver, plainRequest } from '../../builders/export-parts.ts';
import { aFolder, aRecord, manyEvents } from '../../builders/record.ts';
import { aSession } from '../../builders/session.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { readTable } from '../../fakes/csv-reader.ts';
import { fakeKeys } from '../../fakes/keys.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });

const patience = { timeout: 5_000, interval: 1 } as const;

const text = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');
const table = (folder: string) => readTable(text(folder, 'sessions.csv'));
const manifest = (folder: string) => JSON.parse(text(folder, 'manifest.json'));
const lines = (folder: string) =>
  text(folder, 'events.ndjson')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const check = (folder: string, key: string | null = null) => verifyExport(resourceFile('verify.mjs'), folder, key);

describe('an export', () => {
  it('is a folder that holds everything and proves itself', async () => {
    const { exports, folder, log } = await aRecord(2);
    const target = path.join(folder, 'for the auditor');
    const made = await exports.make({ ...plainRequest, folder: target });
    expect(readdirSync(target).sort()).toEqual(
      ['events.ndjson', 'manifest.json', 'manifest.sig', 'sessions.csv', 'verify.mjs'].sort(),
    );
    expect(made).toMatchObject({ folder: target, sessions: 2, events: 4, last: { sequence: 4 } });
    expect(await check(target)).toMatchObject({ holds: true, findings: [], sessions: 2, events: 4 });
    expect(await check(target, made.fingerprint)).toMatchObject({ holds: true });
    expect(await check(target, 'f'.repeat(64))).toMatchObject({ holds: false });
    expect(readdirSync(folder)).toEqual(['for the auditor']);
    expect(await log.exportsUnderWay.list()).toEqual([]);
  });

  it('stands aside for whoever waits for the desk, and is made although somebody always does', async () => {
    const rightOfWay = new Int32Array(new SharedArrayBuffer(4)).fill(1);
    const { log, folder } = await aRecord(2);
    const target = path.join(folder, 'for the auditor');
    const { exports, proof } = exportsOver({ ...log, rightOfWay });
    const standsAside = () => vi.waitFor(() => expect(Atomics.notify(rightOfWay, 0)).toBeGreaterThan(0), patience);
    const made = exports.make({ ...plainRequest, folder: target });
    await standsAside();
    await made;
    expect(await check(target)).toMatchObject({ holds: true, sessions: 2 });
    const verified = proof.verifyLog();
    await standsAside();
    expect(await verified).toMatchObject({ holds: true });
  });

  it('holds each session as the log has it', async () => {
    const { exported, log } = await aRecord(0);
    const first = await aSession(log.sessions)
      .becomes('link-ready', { expiresAt: new Date('2026-03-04T12:30:00.000Z') })
      .written();
    await aSession(log.sessions, { profileId: 'shop', replaces: first.id }).becomes('refused').written();
    const rows = table(await exported());
    expect(rows).toMatchObject([
      {
        id: first.id,
        reference: first.reference,
        status: 'link-ready',
        origin: 'zastrpay',
        profile: 'Practice',
        environment: 'practice',
        createdAt: '2026-03-04T12:00:00.000Z',
        changedAt: '2026-03-04T12:00:00.000Z',
        expiresAt: '2026-03-04T12:30:00.000Z',
        requestId: first.requestId,
        replaces: '',
        replacedBy: '',
      },
      { profile: 'shop', status: 'refused', replaces: first.id, expiresAt: '' },
    ]);
  });

  it('holds each event, so that a stranger can recompute the chain', async () => {
    const { exported, log } = await aRecord(2);
    const odd = {
      at: new Date('1999-12-31T23:59:59.999Z'),
      session: 'Ä"\\\u0000\u2028😀\ud800',
      kind: 'outcome.received',
    } as const;
    await log.sessions.note({ ...odd, actor: 'er"ika', origin: 'zastrpay', data: { type: '=1\n', n: 0.1 } });
    const events = lines(await exported());
    expect(events).toHaveLength(5);
    for (const [at, event] of chainOf(log.file).slice(0, 5).entries()) expect(event).toMatchObject(events[at]);
    for (const { hash, ...event } of events) expect(chainHash(event)).toBe(hash);
  });

  it('shows no personal data and no secret unless asked to', async () => {
    const { exported, log } = await aRecord(0);
    await aSession(log.sessions)
      .becomes('link-ready', { sealed: { link: 'https://pay.example/?token=secret', token: 'secret' } })
      .written();
    const none = await exported();
    for (const name of readdirSync(none)) {
      expect(text(none, name)).not.toMatch(/Mustermann|M•••|testabc|Vienna|1946|secret|pay\.example/);
    }
    const masked = await exported({ pii: 'masked' });
    expect(table(masked)).toMatchObject([{ name: 'M••• M•••', dateOfBirth: '1946-••-••', email: 'p•••@t•••.com' }]);
    expect(text(masked, 'sessions.csv')).not.toMatch(/Mustermann|testabc/);
    const full = await exported({ pii: 'full', reason: 'Max Mustermann asked for it' });
    expect(table(full)).toMatchObject([
      {
        firstName: 'Max',
        lastName: 'Mustermann',
        dateOfBirth: '1946-10-29',
        city: 'Vienna',
        email: 'paul.smith@testabc.com',
      },
    ]);
    for (const name of readdirSync(full)) expect(text(full, name)).not.toMatch(/secret|pay\.example|asked for it/);
  });

  it('has empty cells where a customer was erased', async () => {
    const { exported, log } = await aRecord(0);
    await aSession(log.sessions).becomes('link-ready').becomes('erased').written();
    await aSession(log.sessions).written();
    expect(table(await exported({ pii: 'full' }))).toMatchObject([{ lastName: '' }, { lastName: 'Mustermann' }]);
  });

  it('runs no formula in a spreadsheet, whatever a customer is called', async () => {
    const { exported, log } = await aRecord(0);
    const customer = { firstName: '=HYPERLINK("http://evil.example")', lastName: '+49, "30"\r\n@x' };
    await aSession(log.sessions, { customer }).written();
    const folder = await exported({ pii: 'full' });
    expect(table(folder)).toMatchObject([{ firstName: `'${customer.firstName}`, lastName: `'${customer.lastName}` }]);
    expect(await check(folder)).toMatchObject({ holds: true });
  });

  it('guards what somebody slipped into the database, too', async () => {
    const { exported, log } = await aRecord(1);
    const database = new Database(log.file);
    database.exec(`UPDATE sessions SET request_id = '=1+1,"a"', expires_at = 9000000000000000`);
    database.close();
    expect(table(await exported())).toMatchObject([{ requestId: `'=1+1,"a"`, profile: 'Practice' }]);
  });

  it('takes the sessions of a period, of some statuses and a profile, and the whole chain', async () => {
    const { exported, log } = await aRecord(0);
    for (const day of [
      '2026-03-03T23:59:59.999Z',
      '2026-03-04T00:00:00.000Z',
      '2026-03-04T23:59:59.999Z',
      '2026-03-05T00:00:00.000Z',
    ]) {
      await aSession(log.sessions, { createdAt: new Date(day) }).written();
    }
    const created = async (but: Parameters<typeof exported>[0]) => {
      const folder = await exported(but);
      expect(await check(folder)).toMatchObject({ holds: true });
      return table(folder).map(({ createdAt }) => createdAt);
    };
    expect(await created({ from: '2026-03-04', to: '2026-03-04' })).toEqual([
      '2026-03-04T00:00:00.000Z',
      '2026-03-04T23:59:59.999Z',
    ]);
    expect(await created({ to: '2026-03-04T00:00:00Z' })).toEqual(['2026-03-03T23:59:59.999Z']);
    expect(await created({ from: '2026-03-05T01:00:00+01:00' })).toEqual(['2026-03-05T00:00:00.000Z']);
    expect(await created({ status: ['refused'] })).toEqual([]);
    await aSession(log.sessions, { createdAt: new Date('2026-03-06T09:00:00Z'), profileId: 'vienna' })
      .becomes('link-ready')
      .written();
    await aSession(log.sessions, { createdAt: new Date('2026-03-07T09:00:00Z') })
      .becomes('registered')
      .written();
    const some = { status: ['link-ready', 'registered'] } as const;
    expect(await created(some)).toEqual(['2026-03-06T09:00:00.000Z', '2026-03-07T09:00:00.000Z']);
    expect(await created({ ...some, profile: ' vienna' })).toEqual(['2026-03-06T09:00:00.000Z']);
    expect(await created({ ...some, profile: 'vienna', to: '2026-03-05' })).toEqual([]);
    await expect(exported({ profile: 'Linz' })).rejects.toMatchObject({ code: 'profile-unknown' });
    const folder = await exported({ status: ['refused'] });
    expect(manifest(folder)).toMatchObject({
      counts: { sessions: 0, events: 15 },
      filter: { status: ['refused'], profile: null },
    });
  });

  it.each([
    { from: 'yesterday' },
    { to: '2026-02-31' },
    { from: '2026-03-04T25:00:00Z' },
    { from: '2026-03-05', to: '2026-03-04' },
    { formats: [] },
  ])('is not made for %j', async (but) => {
    const { exported } = await aRecord(0);
    await expect(exported(but)).rejects.toEqual(code('invalid-input'));
  });

  it('is CSV or NDJSON alone, with a byte order mark where one is wanted', async () => {
    const { exported } = await aRecord(1);
    const csv = await exported({ formats: ['csv'], byteOrderMark: true });
    expect([...readFileSync(path.join(csv, 'sessions.csv')).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(existsSync(path.join(csv, 'events.ndjson'))).toBe(false);
    const ndjson = await exported({ formats: ['ndjson'] });
    expect(existsSync(path.join(ndjson, 'sessions.csv'))).toBe(false);
    expect(await check(csv)).toMatchObject({ holds: true });
    expect(await check(ndjson)).toMatchObject({ holds: true });
  });

  it('of an empty log holds', async () => {
    const { exported } = await aRecord(0);
    const folder = await exported();
    expect(manifest(folder)).toMatchObject({ chain: { first: null, last: null }, counts: { sessions: 0, events: 0 } });
    expect(await check(folder)).toMatchObject({ holds: true });
  });

  it('leaves an event with what was taken, and the reason sealed', async () => {
    const { exported, log } = await aRecord(1);
    await exported({ pii: 'full', status: ['link-ready', 'refused'], reason: 'tax audit of Mustermann' });
    expect(chainOf(log.file).at(-1)).toMatchObject({ kind: 'export.made', actor: 'erika' });
    expect(JSON.parse(chainOf(log.file).at(-1)?.data ?? '')).toEqual({
      pii: 'full',
      formats: 'csv,ndjson',
      from: null,
      before: null,
      status: 'link-ready,refused',
      profile: null,
      sessions: 1,
      events: 2,
      upTo: 2,
      reasonGiven: true,
    });
    log.close();
    expect(readFileSync(log.file).includes('tax audit')).toBe(false);
  });

  it('is private to its user', async () => {
    if (process.platform === 'win32') return;
    const { exported } = await aRecord(1);
    const folder = await exported();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o600);
  });

  it('overwrites nothing', async () => {
    const { exports, folder, log } = await aRecord(1);
    writeFileSync(path.join(folder, 'note.txt'), 'mine');
    for (const taken of [folder, path.join(folder, 'note.txt')]) {
      await expect(exports.make({ ...plainRequest, folder: taken })).rejects.toEqual(code('export-folder-taken'));
    }
    expect(readdirSync(folder)).toEqual(['note.txt']);
    expect(chainOf(log.file).filter(({ kind }) => kind === 'export.made')).toEqual([]);
  });

  it('needs an open vault: the desk signs', async () => {
    const { exported, log } = await aRecord(1);
    log.keys.lock();
    await expect(exported()).rejects.toEqual(code('vault-locked'));
  });
});

describe('while an export is made', () => {
  it('the desk goes on, and none of it is seen', async () => {
    const log = aLog();
    for (let n = 0; n < 5; n += 1) await aSession(log.sessions).written();
    manyEvents(log.file, 20_000);
    const { exports } = exportsOver(log);
    const folder = path.join(aFolder(), 'export');
    const started = Promise.withResolvers<void>();
    let pending = true;
    const making = exports.make({ ...plainRequest, folder }, { onProgress: () => started.resolve() }).finally(() => {
      pending = false;
    });
    await started.promise;
    let meanwhile = 0;
    while (pending) {
      await aSession(log.sessions).written();
      meanwhile += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { sessions, events } = await making;
    expect(meanwhile).toBeGreaterThan(0);
    expect(await check(folder)).toMatchObject({ holds: true, sessions, events });
    const begun = lines(folder).filter(({ kind }) => kind === 'session.sending');
    expect(table(folder).map(({ id }) => id)).toEqual(begun.map(({ session }) => session));
    expect(await log.sessions.list({ status: null, search: '', after: null, limit: 200 })).toMatchObject({
      sessions: { length: Math.min(200, 5 + meanwhile) },
    });
  });

  it.each(['cancelling', 'locking'] as const)('%s leaves nothing', async (how) => {
    const log = aLog();
    await aSession(log.sessions).written();
    manyEvents(log.file, 20_000);
    const { exports } = exportsOver(log);
    const folder = aFolder();
    const cancel = new AbortController();
    const stop = how === 'cancelling' ? () => cancel.abort() : () => log.keys.lock();
    const making = exports.make(
      { ...plainRequest, folder: path.join(folder, 'export'), pii: 'full' },
      { signal: cancel.signal, onProgress: stop },
    );
    await expect(making).rejects.toEqual(code('cancelled'));
    expect(readdirSync(folder)).toEqual([]);
    expect(await log.exportsUnderWay.list()).toEqual([]);
    expect(chainOf(log.file).filter(({ kind }) => kind === 'export.made')).toEqual([]);
  });

  it('the disk may refuse, and nothing is left', async () => {
    const { exports, folder } = await aRecord(1);
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    const making = exports.make({ ...plainRequest, folder: path.join(file, 'below', 'export') });
    await expect(making).rejects.toEqual(expect.objectContaining({ name: 'Failure' }));
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('an export that was killed', () => {
  it('is nowhere to be found as an export, and removed by the next one', async () => {
    const key = randomBytes(32);
    const log = aLog({ keys: fakeKeys(key) });
    await aSession(log.sessions).written();
    manyEvents(log.file, 30_000);
    const folder = aFolder();
    const writer = path.resolve(import.meta.dirname, '../../fakes/export-writer.ts');
    const desk = spawn(process.execPath, [writer, log.file, path.join(folder, 'export')]);
    desk.stdin.end(key.toString('hex'));
    let said = '';
    desk.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      desk.kill('SIGKILL');
    });
    await new Promise((resolve) => desk.once('close', resolve));
    expect(said).toBe('writing\n');
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.export\.partial-/)]);
    await exportsOver(log).exports.sweep();
    expect(readdirSync(folder)).toEqual([]);
    expect(await log.exportsUnderWay.list()).toEqual([]);
  });

  it('is removed by the next one, and never one that is still being written', async () => {
    const { exported, folder, log } = await aRecord(1);
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const left = path.join(folder, `.export.partial-${randomUUID()}`);
    const alive = path.join(folder, `.export.partial-${randomUUID()}`);
    const precious = path.join(folder, 'precious');
    for (const each of [left, alive, precious]) {
      mkdirSync(each);
      writeFileSync(path.join(each, 'sessions.csv'), 'half');
    }
    await log.exportsUnderWay.begin(left, dead, new Date());
    await log.exportsUnderWay.begin(precious, dead, new Date());
    await log.exportsUnderWay.begin(alive, process.ppid, new Date());
    await exported();
    expect(existsSync(left)).toBe(false);
    expect(existsSync(alive)).toBe(true);
    expect(existsSync(path.join(precious, 'sessions.csv'))).toBe(true);
  });
});
