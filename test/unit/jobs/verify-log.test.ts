import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { chainHash, genesisHash } from '../../../main/core/audit.ts';
import { checkpointBytes, publicKeyOf, signWith } from '../../../main/core/checkpoint.ts';
import { exportsOver } from '../../builders/export-parts.ts';
import { aRecord, manyEvents } from '../../builders/record.ts';
import { anEntry } from '../../builders/session.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { aLog } from '../../fakes/log-folder.ts';

/** Somebody with the file and SQLite, but without the vault. */
function tamper(file: string, work: (database: Database.Database) => void): void {
  const database = new Database(file);
  const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) database.exec(`DROP TRIGGER ${z.string().parse(name)}`);
  database.pragma('foreign_keys = OFF');
  work(database);
  database.close();
}

/** Lets every hash from the event on fit again. */
function rehash(database: Database.Database, file: string, from: number): void {
  const change = database.prepare('UPDATE events SET previous_hash = ?, hash = ? WHERE sequence = ?');
  let previousHash = genesisHash;
  for (const { hash, ...event } of chainOf(file)) {
    const fitting = event.sequence < from ? hash : chainHash({ ...event, previousHash });
    if (event.sequence >= from) change.run(previousHash, fitting, event.sequence);
    previousHash = fitting;
  }
}

describe('a log that nobody touched', () => {
  it('holds, and says how far it is signed', async () => {
    const { proof, log } = await aRecord(3);
    expect(await proof.verifyLog()).toMatchObject({
      holds: true,
      events: 6,
      signedUpTo: 0,
      checkpoints: 0,
      fingerprint: null,
    });
    await proof.checkpoint();
    await log.sessions.note(anEntry());
    expect(await proof.verifyLog()).toEqual({
      holds: true,
      findings: [],
      events: 8,
      last: { sequence: 8, hash: chainOf(log.file)[7]?.hash },
      checkpoints: 1,
      signedUpTo: 7,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      keyProven: true,
    });
  });

  it('remembers that it was checked, and what came of it', async () => {
    const { proof, log } = await aRecord(1);
    await proof.checkpoint();
    await proof.verifyLog();
    const { kind, actor, data = '' } = chainOf(log.file).at(-1) ?? {};
    expect({ kind, actor, data: JSON.parse(data) }).toEqual({
      kind: 'log.verified',
      actor: 'erika',
      data: { holds: true, keyProven: true, signedUpTo: 2, upTo: 2, findings: 0 },
    });
  });

  it('holds while it is locked, too, but whose key it is nobody can say then', async () => {
    const { proof, log } = await aRecord(1);
    await proof.checkpoint();
    log.keys.lock();
    await proof.checkpoint();
    expect(await proof.verifyLog()).toMatchObject({ holds: true, signedUpTo: 2, keyProven: false });
  });

  it('holds where strangers’ ids are odd', async () => {
    const { proof, log } = await aRecord(0);
    for (const session of ['Ä"\\\u0000\u0001\u007f\u2028', '\ud800', '😀\udfff', '']) {
      await log.sessions.note(anEntry({ session, kind: 'outcome.received', data: { type: session } }));
    }
    await log.sessions.note(anEntry({ at: new Date('1969-12-31T23:59:59.999Z') }));
    await log.sessions.note(anEntry({ at: new Date('+010000-01-01T00:00:00.001Z') }));
    expect(await proof.verifyLog()).toMatchObject({ holds: true, events: 6 });
  });

  it('says how far the check is, and can be stopped', async () => {
    const log = aLog();
    manyEvents(log.file, 5_000);
    const { proof } = exportsOver(log);
    const cancel = new AbortController();
    const seen: number[] = [];
    const stopped = proof.verifyLog({
      signal: cancel.signal,
      onProgress: ({ done, total }) => {
        seen.push(total);
        expect(done).toBeLessThanOrEqual(total);
        cancel.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen[0]).toBe(5_000);
  });
});

describe('a log that somebody tampered with', () => {
  /** Eight events, a checkpoint after the sixth. */
  async function aSignedLog() {
    const record = await aRecord(3);
    await record.proof.checkpoint();
    await record.log.sessions.note(anEntry());
    await record.log.sessions.note(anEntry());
    return record;
  }

  it.each<[string, number, string]>([
    ['a changed actor', 3, "UPDATE events SET actor = 'erich' WHERE sequence = 3"],
    ['a changed time', 4, 'UPDATE events SET at = at + 1 WHERE sequence = 4'],
    ['a changed session', 2, 'UPDATE events SET session = NULL WHERE sequence = 2'],
    ['changed data', 2, `UPDATE events SET data = '{"status":"held"}' WHERE sequence = 2`],
    ['data written otherwise', 2, `UPDATE events SET data = '{"status": "link-ready"}' WHERE sequence = 2`],
    ['a changed hash', 5, "UPDATE events SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE sequence = 5"],
    ['a dropped event', 4, 'DELETE FROM events WHERE sequence = 4'],
    ['a dropped beginning', 1, 'DELETE FROM events WHERE sequence < 3'],
    [
      'a dropped event, the rest moved up',
      4,
      'DELETE FROM events WHERE sequence = 4; UPDATE events SET sequence = sequence - 1 WHERE sequence > 4',
    ],
    [
      'an inserted event',
      3,
      'UPDATE events SET sequence = sequence + 100 WHERE sequence > 2; UPDATE events SET sequence = sequence - 99 WHERE sequence > 100; INSERT INTO events SELECT 3, at, session, kind, actor, origin, data, previous_hash, hash FROM events WHERE sequence = 2',
    ],
    [
      'two events the other way round',
      2,
      'UPDATE events SET sequence = 99 WHERE sequence = 2; UPDATE events SET sequence = 2 WHERE sequence = 3; UPDATE events SET sequence = 3 WHERE sequence = 99',
    ],
    ['a time no calendar has', 3, 'UPDATE events SET at = 9000000000000000 WHERE sequence = 3'],
    ['a cut down below the checkpoint', 6, 'DELETE FROM events WHERE sequence > 5'],
    ['everything gone', 1, 'DELETE FROM events'],
  ])('%s is event %i', async (_, row, sql) => {
    const { proof, log } = await aSignedLog();
    tamper(log.file, (database) => database.exec(sql));
    const { holds, findings } = await proof.verifyLog();
    expect(holds).toBe(false);
    expect(findings[0]).toMatchObject({ file: 'events', row });
  });

  it('a chain rewritten so that every hash fits still differs from what was signed', async () => {
    const { proof, log } = await aSignedLog();
    tamper(log.file, (database) => {
      database.exec("UPDATE events SET actor = 'erich' WHERE sequence = 4");
      rehash(database, log.file, 4);
    });
    expect((await proof.verifyLog()).findings[0]).toMatchObject({
      file: 'events',
      row: 1,
      what: expect.stringContaining('checkpoint of event 6'),
    });
    // What was signed once is not contradicted by signing something else.
    await proof.checkpoint();
    expect(await proof.verifyLog()).toMatchObject({ holds: false, checkpoints: 1 });
  });

  it('a checkpoint that the desk did not sign', async () => {
    const { proof, log } = await aSignedLog();
    tamper(log.file, (database) => {
      database.exec("UPDATE events SET actor = 'erich' WHERE sequence = 4");
      rehash(database, log.file, 4);
      database.exec('UPDATE checkpoints SET hash = (SELECT hash FROM events WHERE sequence = 6)');
    });
    expect((await proof.verifyLog()).findings).toEqual([
      {
        file: 'checkpoints',
        row: 6,
        kind: 'not-signed',
        event: null,
        what: 'was not signed with the desk’s key',
      },
    ]);
  });

  it('somebody else’s key shows as soon as the vault is open', async () => {
    const { proof, log } = await aSignedLog();
    const seed = Buffer.alloc(32, 1);
    tamper(log.file, (database) => {
      database.exec("UPDATE events SET actor = 'erich' WHERE sequence = 4");
      rehash(database, log.file, 4);
      const { hash } = chainOf(log.file)[5] ?? { hash: '' };
      const at = database.prepare('SELECT at FROM checkpoints').pluck().get();
      const message = checkpointBytes({ sequence: 6, hash, at: new Date(Number(at)).toISOString() });
      database.prepare('UPDATE checkpoints SET hash = ?, signature = ?').run(hash, signWith(seed, message));
      database.prepare('UPDATE desk_key SET public_key = ?').run(publicKeyOf(seed));
    });
    expect(await proof.verifyLog()).toMatchObject({ holds: false, findings: [{ file: 'checkpoints', row: null }] });
    log.keys.lock();
    expect(await proof.verifyLog()).toMatchObject({ holds: true, keyProven: false });
  });
});

describe('checkpoints', () => {
  it.each([
    'UPDATE checkpoints SET at = 0',
    'DELETE FROM checkpoints',
    'INSERT OR REPLACE INTO checkpoints SELECT sequence, hash, 0, signature FROM checkpoints',
    "UPDATE desk_key SET public_key = 'x'",
    'DELETE FROM desk_key',
  ])('are never changed: %s', async (sql) => {
    const { proof, log } = await aRecord(1);
    await proof.checkpoint();
    const database = new Database(log.file);
    onTestFinished(() => void database.close());
    expect(() => database.exec(sql)).toThrow(/never|only appended/);
  });

  it('are made once for each end of the chain', async () => {
    const { proof, log, exported } = await aRecord(1);
    for (let n = 0; n < 3; n += 1) await proof.checkpoint();
    expect(await proof.verifyLog()).toMatchObject({ checkpoints: 1, signedUpTo: 2 });
    await exported();
    await exported();
    expect(await proof.verifyLog()).toMatchObject({ holds: true, events: 5, checkpoints: 3, signedUpTo: 4 });
    expect(log.keys.isOpen()).toBe(true);
  });
});
