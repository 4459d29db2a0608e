import { setImmediate as othersTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createRetention } from '../../../main/core/retention.ts';
import { proposedRetention, type RetentionRule } from '../../../preload/contract/privacy.ts';
import type { SessionStatus } from '../../../preload/contract/session.ts';
import { anEntry, aSession, noon } from '../../builders/session.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const day = 24 * 60 * 60_000;

function aDesk() {
  const log = aLog();
  const clock = fakeClock(noon);
  const retention = createRetention({
    log: log.sessions,
    aged: log.aged,
    settings: log.settings,
    profiles: {
      names: async () =>
        new Map([
          ['practice', 'Practice'],
          ['shop', 'Shop'],
        ]),
    },
    clock,
    announcer: { sessionChanged() {}, attempt() {}, deskChanged() {} },
    actor: () => 'erika',
    othersTurn,
    forgetErased: log.forgetErased,
  });
  /** A session whose last change was so many days ago. */
  const session = async (status: SessionStatus, daysAgo: number, profileId = 'practice') => {
    const createdAt = new Date(noon.getTime() - daysAgo * day);
    const begun = aSession(log.sessions, { createdAt, profileId });
    return (await (status === 'sending' ? begun : begun.becomes(status)).written()).id;
  };
  const statusOf = async (id: string) => (await log.sessions.find(id))?.status;
  return { log, clock, retention, session, statusOf };
}

describe('retention', () => {
  it('erases nothing until somebody has set a rule', async () => {
    const { retention, session, statusOf } = aDesk();
    const old = await session('registered', 3_000);
    expect(await retention.run()).toMatchObject({ total: 0, profiles: [{ rule: {} }, { rule: {} }] });
    expect(await statusOf(old)).toBe('registered');
  });

  it('erases by profile and status what has not changed for longer than the rule says', async () => {
    const { log, retention, session, statusOf } = aDesk();
    await retention.setRule('practice', { registered: 90, expired: 30 });
    const due = [await session('registered', 91), await session('expired', 31), await session('expired', 400)];
    const kept = [
      [await session('registered', 89), 'registered'],
      [await session('expired', 29), 'expired'],
      [await session('cancelled', 4_000), 'cancelled'],
      [await session('registered', 4_000, 'shop'), 'registered'],
      [await session('unknown', 4_000), 'unknown'],
      [await session('sending', 4_000), 'sending'],
    ] as const;
    const report = {
      total: 3,
      profiles: [
        { profileId: 'practice', erased: { registered: 1, expired: 2 } },
        { profileId: 'shop', erased: {} },
      ],
    };
    expect(await retention.preview()).toMatchObject(report);
    expect(await statusOf(due[0] ?? '')).toBe('registered');
    expect(await retention.run()).toMatchObject(report);
    for (const id of due) expect(await statusOf(id)).toBe('erased');
    for (const [id, status] of kept) expect(await statusOf(id)).toBe(status);
    expect(await retention.run()).toMatchObject({ total: 0 });
    log.close();
    const chain = chainOf(log.file);
    expect(firstBreak(chain)).toBeNull();
    expect(chain.filter(({ kind }) => kind === 'retention.run').map(({ data }) => data)).toEqual([
      '{"expired":2,"profile":"practice","registered":1}',
    ]);
    expect(chain.filter(({ kind }) => kind === 'session.erased')).toMatchObject(
      due.map(() => ({ actor: 'desk', origin: 'clock' })),
    );
  });

  it('works while the vault is locked', async () => {
    const { log, retention, session, statusOf } = aDesk();
    const id = await session('registered', 100);
    await retention.setRule('practice', { registered: 1 });
    log.keys.lock();
    expect(await retention.run()).toMatchObject({ total: 1 });
    expect(await statusOf(id)).toBe('erased');
  });

  it('can be stopped between two sessions, and goes on with the next run', async () => {
    const { log, retention, session } = aDesk();
    for (let n = 0; n < 5; n += 1) await session('registered', 100 + n);
    await retention.setRule('practice', { registered: 1 });
    const stopping = new AbortController();
    const { change } = log.sessions;
    let changes = 0;
    log.sessions.change = (...input) => {
      changes += 1;
      if (changes === 2) stopping.abort();
      return change(...input);
    };
    expect(await retention.run(stopping.signal)).toMatchObject({ total: 2 });
    expect(await retention.run()).toMatchObject({ total: 3 });
  });

  it('goes through more than a batch', async () => {
    const { retention, session } = aDesk();
    for (let n = 0; n < 130; n += 1) await session('expired', 100);
    await retention.setRule('practice', { expired: 1 });
    expect(await retention.preview()).toMatchObject({ total: 130 });
    expect(await retention.run()).toMatchObject({ total: 130 });
  });

  it('counts from the last change, not from the beginning', async () => {
    const { log, clock, retention, session, statusOf } = aDesk();
    const id = await session('expired', 100);
    await retention.setRule('practice', proposedRetention);
    await log.sessions.change(
      id,
      ['expired'],
      { status: 'registered', origin: 'zastrpay' },
      anEntry({ session: id, at: clock.now() }),
    );
    await retention.run();
    expect(await statusOf(id)).toBe('registered');
    await clock.advance(91 * day);
    await retention.run();
    expect(await statusOf(id)).toBe('erased');
  });

  it.each([
    ['practice', { registered: 0 }, 'invalid-input'],
    ['practice', { registered: 1.5 }, 'invalid-input'],
    ['practice', { registered: 3_651 }, 'invalid-input'],
    ['nowhere', { registered: 1 }, 'profile-unknown'],
  ])('does not take for %s the rule %j', async (profile, rule: RetentionRule, expected) => {
    const { retention } = aDesk();
    await expect(retention.setRule(profile, rule)).rejects.toEqual(code(expected));
    expect(await retention.rule(profile)).toEqual({});
  });

  it('remembers a rule, with an event that says who set it', async () => {
    const { log, retention } = aDesk();
    await retention.setRule('practice', { held: 7 });
    expect(await retention.rule('practice')).toEqual({ held: 7 });
    expect(await retention.rule('shop')).toEqual({});
    log.close();
    expect(chainOf(log.file)).toMatchObject([
      { kind: 'retention.changed', actor: 'erika', data: '{"held":7,"profile":"practice"}' },
    ]);
  });

  it('finds what is due by an index, however many there are', async () => {
    const statements: string[] = [];
    const log = aLog({ trace: (sql) => statements.push(sql) });
    await log.aged.unchangedSince('practice', 'registered', noon, 10);
    await log.aged.countUnchangedSince('practice', 'registered', noon);
    const Database = (await import('better-sqlite3')).default;
    const database = new Database(log.file);
    const plans = statements
      .filter((sql) => sql.includes('changed_at <'))
      .map((sql) => JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()));
    database.close();
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toContain('sessions_by_age (status=? AND profile_id=? AND changed_at<?)');
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });
});
