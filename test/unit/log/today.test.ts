import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createToday } from '../../../main/core/today.ts';
import { openConnection } from '../../../main/log/connection.ts';
import type { Log } from '../../../main/log/log.ts';
import { migrations } from '../../../main/log/migrations.ts';
import type { SessionStatus } from '../../../preload/contract/session.ts';
import { aSession } from '../../builders/session.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog, logFile } from '../../fakes/log-folder.ts';

const now = new Date(2026, 2, 4, 10);
const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const most = { shown: 2, counted: 3 };

const aToday = (log: Log) =>
  createToday({
    log: log.today,
    settings: log.settings,
    profileNames: async () => new Map([['practice', 'Practice']]),
    clock: fakeClock(now),
    actor: () => 'erika',
  });

const written = async (log: Log, minutesAgo: number, ...way: readonly (SessionStatus | [SessionStatus, Date])[]) => {
  const session = aSession(log.sessions, { createdAt: ago(minutesAgo) });
  for (const step of way) {
    if (typeof step === 'string') session.becomes(step);
    else session.becomes(step[0], { expiresAt: step[1] });
  }
  return (await session.written()).reference;
};

describe('today', () => {
  it('names what needs somebody, and nothing else', async () => {
    const log = aLog();
    const expiring = await written(log, 20, ['link-ready', ago(-4)]);
    await written(log, 10, ['link-ready', ago(-14)]);
    await written(log, 60, ['link-ready', ago(1)]);
    const unknown = await written(log, 5, 'unknown');
    const held = await written(log, 5, 'held');
    const waiting = await written(log, 25 * 60, 'link-ready', 'handed-over');
    const late = await written(log, 30 * 60, 'link-ready', 'handed-over', 'expired');
    await written(log, 26 * 60, 'link-ready', 'expired');
    await written(log, 27 * 60, 'link-ready', 'handed-over', 'registered');
    await written(log, 28 * 60, 'link-ready', 'handed-over', 'cancelled');
    await written(log, 23 * 60, 'link-ready', 'handed-over', 'expired');
    await written(log, 15 * 24 * 60, 'link-ready', 'handed-over', 'expired');

    const { concerns } = await aToday(log).view();
    const references = Object.entries(concerns).map(([kind, { sessions }]) => [
      kind,
      sessions.map(({ reference }) => reference),
    ]);
    expect(Object.fromEntries(references)).toEqual({
      expiring: [expiring],
      unknown: [unknown],
      held: [held],
      waiting: [waiting, late],
    });
    expect(concerns.unknown.sessions[0]).toMatchObject({ profile: 'Practice', customer: { name: 'M••• M•••' } });
  });

  it('waits as long as it is told, and says who told it', async () => {
    const log = aLog();
    await written(log, 90, 'link-ready', 'handed-over', 'expired');
    const today = aToday(log);
    expect((await today.view()).concerns.waiting.count).toBe(0);
    await today.waitFor(1);
    expect(await today.view()).toMatchObject({ waitingHours: 1, concerns: { waiting: { count: 1 } } });
    await expect(today.waitFor(7)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('counts the days of the desk by what became of their sessions', async () => {
    const log = aLog();
    await written(log, 5, 'link-ready');
    await written(log, 24 * 60, 'refused');
    await written(log, 24 * 60, 'link-ready', 'registered');
    await written(log, 24 * 60, 'link-ready', 'registered');
    await written(log, 9 * 24 * 60, 'refused');
    const { days } = await aToday(log).view();
    expect(days.map(({ day }) => day)).toEqual([
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
    ]);
    expect(days.at(-1)?.counts).toEqual({ 'link-ready': 1 });
    expect(days.at(-2)?.counts).toEqual({ refused: 1, registered: 2 });
    expect(days.at(0)?.counts).toEqual({});
  });

  it('counts no further than anybody wants to know, and shows fewer', async () => {
    const log = aLog();
    for (let n = 0; n < 5; n += 1) await written(log, n, 'unknown');
    const { count, sessions } = await log.today.inStatus('unknown', most);
    expect([count, sessions.length]).toEqual([3, 2]);
  });

  it('remembers what the desk could not do by itself until it could', async () => {
    const today = aToday(aLog());
    today.note('backup', false);
    expect((await today.view()).failed).toEqual(['backup']);
    today.note('backup', true);
    expect((await today.view()).failed).toEqual([]);
  });

  it('knows when sessions were handed over that were there before it looked', async () => {
    const file = logFile();
    const before = migrations.slice(
      0,
      migrations.findIndex(({ description }) => /handed over/.test(description)),
    );
    openConnection(file, { migrations: before }).close();
    const database = new Database(file);
    const session = (id: string, status: string) => {
      database
        .prepare(
          `INSERT INTO sessions (number, id, reference, profile_id, environment, request_id, status, origin, locale,
             created_at, changed_at, warnings, wrapped_key, customer, body)
           VALUES (?, ?, ?, 'practice', 'practice', ?, ?, 'clock', 'de', 1, 1, '[]', x'00', x'00', x'00')`,
        )
        .run(Number(id), id, id, id, status);
    };
    session('1', 'expired');
    session('2', 'expired');
    database
      .prepare(
        `INSERT INTO events (sequence, at, session, kind, actor, origin, data, previous_hash, hash)
         VALUES (1, 777, '1', 'session.handed-over', 'erika', 'operator', '{}', '', '')`,
      )
      .run();
    database.close();
    openConnection(file).close();
    const after = new Database(file, { readonly: true });
    expect(after.prepare('SELECT id, handed_over_at AS at FROM sessions ORDER BY id').all()).toEqual([
      { id: '1', at: 777 },
      { id: '2', at: null },
    ]);
    after.close();
  });

  it('walks indexes only, however long the log is', async () => {
    const statements: string[] = [];
    const log = aLog({ trace: (sql) => statements.push(sql) });
    const today = aToday(log);
    statements.length = 0;
    await today.view();
    const database = new Database(log.file);
    const details = z.array(z.object({ detail: z.string() }));
    const plans = statements
      .filter((sql) => /^\s*SELECT/.test(sql) && /sessions|envelopes/.test(sql))
      .map((sql) => details.parse(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()).map(({ detail }) => detail));
    database.close();
    const steps = new Set(plans.flat());
    expect([...steps].filter((step) => /^SCAN (s|sessions|envelopes)\b/.test(step))).toEqual([
      'SCAN envelopes USING INDEX envelopes_unmatched',
    ]);
    expect(steps).toContain('SEARCH s USING INDEX sessions_by_expiry (status=? AND expires_at>? AND expires_at<?)');
    expect(steps).toContain('SEARCH s USING INDEX sessions_waiting (handed_over_at>? AND handed_over_at<?)');
    expect(steps).toContain('SEARCH s USING INDEX sessions_by_status (status=?)');
    expect(steps).toContain(
      'SEARCH sessions USING COVERING INDEX sessions_by_status (status=? AND rowid>? AND rowid<?)',
    );
  });
});
