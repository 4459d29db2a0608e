import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { genesisHash } from '../../../main/core/audit.ts';
import { anEntry, anIntent, aSession, noon } from '../../builders/session.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { aLog } from '../../fakes/log-folder.ts';

describe('the audit chain', () => {
  it('starts at the genesis hash and binds every event to the one before', async () => {
    const log = aLog();
    await aSession(log.sessions).becomes('link-ready').becomes('handed-over').written();
    await log.sessions.note(anEntry({ kind: 'desk.started', data: { b: 'é', a: 1, c: null, d: true } }));
    log.close();
    const events = chainOf(log.file);
    expect(events).toHaveLength(4);
    expect(events[0]?.previousHash).toBe(genesisHash);
    expect(events[3]).toMatchObject({ sequence: 4, session: null, data: '{"a":1,"b":"é","c":null,"d":true}' });
    expect(firstBreak(events)).toBeNull();
    const changed = events.map((event) => (event.sequence === 2 ? { ...event, actor: 'nobody' } : event));
    expect(firstBreak(changed)).toBe(2);
  });

  it('holds what can be computed by hand', async () => {
    const log = aLog();
    await log.sessions.note(anEntry({ kind: 'desk.started', data: {} }));
    log.close();
    // sha256 of ["zastrpay-desk-audit-1",1,"2026-03-04T12:00:00.000Z",null,"desk.started","erika","operator","{}","00…0"]
    expect(chainOf(log.file)[0]?.hash).toBe('e5000d3c7964056fb0edbc2ce30925d0de3b83ef9599ef85f95a327bff4f4ab5');
  });

  it('has no event for a change that did not happen', async () => {
    const log = aLog();
    const { id } = await aSession(log.sessions).written();
    await expect(log.sessions.begin(anIntent({ replaces: 'nobody' }), anEntry())).rejects.toThrow(/FOREIGN KEY/);
    await log.sessions.change(id, ['held'], { status: 'link-ready', origin: 'operator' }, anEntry({ session: id }));
    log.close();
    expect(chainOf(log.file)).toHaveLength(1);
  });

  it('has no change without its event', async () => {
    const log = aLog();
    const intent = anIntent();
    const impossible = anEntry({ session: intent.id, at: new Date(Number.NaN) });
    await expect(log.sessions.begin(intent, impossible)).rejects.toThrow();
    expect(await log.sessions.find(intent.id)).toBeNull();
  });

  it.each([
    "UPDATE events SET actor = 'nobody' WHERE sequence = 1",
    'UPDATE events SET hash = hash',
    'DELETE FROM events WHERE sequence = 2',
    'DELETE FROM events',
    "INSERT OR REPLACE INTO events SELECT 1, at, session, kind, 'nobody', origin, data, previous_hash, hash FROM events WHERE sequence = 1",
    'INSERT INTO events SELECT 9, at, session, kind, actor, origin, data, previous_hash, hash FROM events WHERE sequence = 1',
  ])('is append-only: %s', async (sql) => {
    const log = aLog();
    await aSession(log.sessions).becomes('link-ready').written();
    log.close();
    const before = chainOf(log.file);
    const database = new Database(log.file);
    onTestFinished(() => void database.close());
    for (const recursive of ['ON', 'OFF']) {
      database.pragma(`recursive_triggers = ${recursive}`);
      expect(() => database.exec(sql)).toThrow(/events are (never|only)/);
    }
    expect(chainOf(log.file)).toEqual(before);
  });

  it('tells the story of one session', async () => {
    const log = aLog();
    const { id } = await aSession(log.sessions).becomes('link-ready').written();
    await aSession(log.sessions).becomes('unknown').written();
    await log.sessions.note(anEntry({ session: id, kind: 'session.revealed', data: { n: 1 } }));
    expect(await log.sessions.timeline(id)).toEqual([
      { sequence: 1, at: noon.toISOString(), kind: 'session.sending', actor: 'erika', origin: 'operator', data: {} },
      {
        sequence: 2,
        at: noon.toISOString(),
        kind: 'session.answered',
        actor: 'erika',
        origin: 'operator',
        data: { status: 'link-ready' },
      },
      {
        sequence: 5,
        at: noon.toISOString(),
        kind: 'session.revealed',
        actor: 'erika',
        origin: 'operator',
        data: { n: 1 },
      },
    ]);
    expect(await log.sessions.timeline('nobody')).toEqual([]);
  });
});
