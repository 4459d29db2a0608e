import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../../main/core/failure.ts';
import { type Connection, openConnection } from '../../../main/log/connection.ts';
import { logOver } from '../../../main/log/log.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { fakeKeys } from '../../fakes/keys.ts';
import { aLog, logFile } from '../../fakes/log-folder.ts';
import { createdAnswer, plainAnswer } from '../../fakes/stub-zastrpay.ts';

/** A disk that is full at exactly one write: the transaction has run and is undone, as SQLite does it. */
function fullAt(connection: Connection, failing: number): Connection & { writes: () => number } {
  let writes = 0;
  return {
    ...connection,
    writes: () => writes,
    write: (work) =>
      connection.write((to) => {
        const result = work(to);
        if (++writes === failing) throw new Failure('log-full', 'The disk is full.');
        return result;
      }),
  };
}

describe('a disk that is full', () => {
  it('at any one write loses and doubles nothing, and the status stays true', async () => {
    const keys = fakeKeys();
    for (let failing = 1; ; failing++) {
      const file = logFile();
      const disk = fullAt(openConnection(file), failing);
      const log = logOver(disk, keys);
      const desk = await anEngine({ log });
      const draft = aDraft();
      const told = await desk.registration.create(draft).catch((error: unknown) => error);
      await desk.delivery.stopAll();
      log.close();
      if (disk.writes() < failing) {
        // Every write of a registration has had its turn.
        expect(failing).toBeGreaterThan(3);
        return;
      }
      if (told instanceof Failure) expect(told.code).toBe('log-full');

      // Space was made, and the desk is started again.
      const next = await anEngine({ log: aLog({ file, keys }), stub: desk.stub });
      await next.recovery.settleInterrupted();
      const session = await next.log.sessions.find(draft.id);
      if (desk.stub.requests.length > 0) expect(session).not.toBeNull();
      await next.recovery.resume();
      if (session !== null) expect((await next.sessions.show(draft.id)).status).toBe('link-ready');
      expect(desk.stub.counts().bodies).toBeLessThanOrEqual(1);
      expect(desk.stub.counts().requestIds).toBeLessThanOrEqual(1);
    }
  });
});

describe('a log that another process holds', () => {
  const holding = (file: string): { letGo: () => void } => {
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    return { letGo: () => other.exec('COMMIT') };
  };

  it('keeps a session from being sent before it is written down', async () => {
    const log = aLog({ busyTimeoutMs: 50 });
    const { registration, stub } = await anEngine({ log });
    const { letGo } = holding(log.file);
    const draft = aDraft();
    await expect(registration.create(draft)).rejects.toMatchObject({ code: 'log-busy' });
    expect(stub.requests).toEqual([]);
    letGo();
    expect((await registration.create(draft)).status).toBe('link-ready');
    expect(stub.requests).toHaveLength(1);
  });

  it('while the answer comes leaves a session that one press resolves', async () => {
    const log = aLog({ busyTimeoutMs: 50 });
    const { registration, recovery, sessions, stub } = await anEngine({ log });
    let holder: { letGo: () => void } | undefined;
    stub.answerWith((request, response) => {
      holder = holding(log.file);
      return createdAnswer()(request, response);
    });
    const draft = aDraft();
    await expect(registration.create(draft)).rejects.toMatchObject({ code: 'log-busy' });
    holder?.letGo();
    expect((await sessions.show(draft.id)).status).toBe('sending');
    expect((await recovery.retry(draft.id)).status).toBe('link-ready');
    expect(stub.counts()).toEqual({ sessionIds: 1, requestIds: 1, bodies: 1 });
  });
});

describe('a clock that is set', () => {
  it.each([-3_600_000, 3_600_000])('by %i ms neither revives nor kills a link', async (shift) => {
    const clock = fakeClock(new Date());
    const { registration, sessions } = await anEngine({ clock });
    const { id } = await registration.create(aDraft());
    const before = (await sessions.link(id)).expiresInMs ?? 0;
    clock.setWall(new Date(clock.now().getTime() + shift));
    expect((await sessions.link(id)).expiresInMs).toBe(before);
    await sessions.expirePassed();
    expect((await sessions.show(id)).status).toBe('link-ready');
    await clock.advance(before + 1);
    await sessions.expirePassed();
    expect(await sessions.show(id)).toMatchObject({ status: 'expired', origin: 'clock' });
  });

  it('does not keep a request from being given up in time', async () => {
    const clock = fakeClock(new Date());
    const { registration, stub, attempts } = await anEngine({ clock, policy: { baseMs: 100, capMs: 100 } });
    stub.answerWith(...Array<ReturnType<typeof plainAnswer>>(50).fill(plainAnswer(503)));
    let done = false;
    const created = registration.create(aDraft()).finally(() => {
      done = true;
    });
    while (!done) {
      const seen = attempts.length;
      await expect.poll(() => done || attempts.length > seen || attempts.at(-1)?.[1] !== null).toBe(true);
      clock.setWall(new Date(clock.now().getTime() - 3_600_000));
      await clock.advance(100);
    }
    expect(await created).toMatchObject({ status: 'unknown', origin: 'desk' });
  });
});
