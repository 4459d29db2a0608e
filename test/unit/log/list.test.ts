import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LogQuery } from '../../../main/core/ports/sessions.ts';
import type { SessionRecord } from '../../../main/core/session.ts';
import { maxMustermannData } from '../../builders/customer.ts';
import { anEntry, aSession, noon } from '../../builders/session.ts';
import { aLog } from '../../fakes/log-folder.ts';

type Log = ReturnType<typeof aLog>;

const all: LogQuery = { status: null, search: '', after: null, limit: 50 };

/** Every page, one after the other, as somebody sees them who scrolls to the end. */
async function scroll(log: Log, query: Partial<LogQuery>): Promise<readonly (readonly SessionRecord[])[]> {
  const pages: (readonly SessionRecord[])[] = [];
  let after: string | null = null;
  do {
    const page = await log.sessions.list({ ...all, ...query, after });
    pages.push(page.sessions);
    after = page.next;
  } while (after !== null);
  return pages;
}

const ids = (sessions: readonly SessionRecord[]): readonly string[] => sessions.map(({ id }) => id);

describe('the list of sessions', () => {
  it('is empty at first, and has no next page', async () => {
    expect(await aLog().sessions.list(all)).toEqual({ sessions: [], previous: null, next: null });
  });

  it('shows each session once, newest first, whatever the pages and the clock do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (minutes, limit) => {
          const log = aLog();
          const written: SessionRecord[] = [];
          for (const minute of minutes) {
            const createdAt = new Date(noon.getTime() + minute * 60_000);
            written.push(await aSession(log.sessions, { createdAt }).written());
          }
          const expected = written
            .map((session, order) => ({ session, order }))
            .sort((a, b) => b.session.createdAt.getTime() - a.session.createdAt.getTime() || b.order - a.order);
          const pages = await scroll(log, { limit });
          expect(ids(pages.flat())).toEqual(expected.map(({ session }) => session.id));
          for (const page of pages.slice(0, -1)) expect(page).toHaveLength(limit);
          log.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('keeps apart what was created in one millisecond, even when there is no room for it', async () => {
    const log = aLog();
    const written: string[] = [];
    for (let n = 0; n < 1_030; n += 1) written.push((await aSession(log.sessions).written()).id);
    const next = await aSession(log.sessions, { createdAt: new Date(noon.getTime() + 1) }).written();
    expect(ids((await scroll(log, { limit: 200 })).flat())).toEqual([next.id, ...written.reverse()]);
  });

  it('goes on where it was when sessions arrive meanwhile', async () => {
    const log = aLog();
    const [first, second] = [await aSession(log.sessions).written(), await aSession(log.sessions).written()];
    const page = await log.sessions.list({ ...all, limit: 1 });
    expect(ids(page.sessions)).toEqual([second.id]);
    await aSession(log.sessions).written();
    expect(ids((await log.sessions.list({ ...all, limit: 1, after: page.next })).sessions)).toEqual([first.id]);
  });

  it('can be narrowed to one status', async () => {
    const log = aLog();
    const ready: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      ready.unshift((await aSession(log.sessions).becomes('link-ready').written()).id);
      await aSession(log.sessions).written();
    }
    expect(ids((await scroll(log, { status: ['link-ready'], limit: 2 })).flat())).toEqual(ready);
    expect(await scroll(log, { status: ['registered'] })).toEqual([[]]);
  });

  it('shows, counts and finds again just what a filter means, in both directions and from any place', async () => {
    const day = 86_400_000;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            at: fc.integer({ min: 0, max: 8 }).map((halves) => halves * (day / 2)),
            profileId: fc.constantFrom('practice', 'vienna'),
            status: fc.constantFrom('sending', 'link-ready', 'unknown', 'refused'),
            lastName: fc.constantFrom('Mustermann', 'Gabler'),
          }),
          { maxLength: 14 },
        ),
        fc.record({
          status: fc.option(fc.subarray(['sending', 'link-ready', 'unknown', 'registered'] as const, { minLength: 1 })),
          profileId: fc.option(fc.constantFrom('practice', 'vienna'), { nil: undefined }),
          from: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
          before: fc.option(fc.integer({ min: 2, max: 9 }), { nil: undefined }),
          search: fc.constantFrom('', '', 'gabler'),
        }),
        fc.integer({ min: 1, max: 4 }),
        // Some days, or some months.
        fc.constantFrom(1, 20),
        async (sessions, { from, before, ...rest }, limit, spread) => {
          const log = aLog();
          const start = Date.UTC(2026, 2, 4);
          const written: SessionRecord[] = [];
          for (const { at, profileId, status, lastName } of sessions) {
            const customer = { firstName: 'Eva', lastName };
            const session = aSession(log.sessions, { createdAt: new Date(start + at * spread), profileId, customer });
            written.push(await (status === 'sending' ? session : session.becomes(status)).written());
          }
          const instant = (halves: number | undefined) =>
            halves === undefined ? undefined : new Date(start + halves * (day / 2) * spread);
          const filter = { ...rest, from: instant(from), before: instant(before) };
          const expected = ids(
            written
              .map((session, order) => ({ session, order }))
              .sort((a, b) => b.session.createdAt.getTime() - a.session.createdAt.getTime() || b.order - a.order)
              .map(({ session }) => session)
              .filter(
                ({ status, profileId, createdAt, customer }) =>
                  (filter.status === null || filter.status.some((each) => each === status)) &&
                  (filter.profileId === undefined || filter.profileId === profileId) &&
                  (filter.from === undefined || createdAt >= filter.from) &&
                  (filter.before === undefined || createdAt < filter.before) &&
                  (filter.search === '' || customer?.lastName === 'Gabler'),
              ),
          );

          const pages: { readonly ids: readonly string[]; readonly previous: string | null }[] = [];
          let after: string | null = null;
          do {
            const page = await log.sessions.list({ ...filter, after, limit });
            pages.push({ ids: ids(page.sessions), previous: page.previous });
            after = page.next;
          } while (after !== null);
          expect(pages.flatMap((page) => page.ids)).toEqual(expected);

          let seen = expected.length;
          for (const page of pages.toReversed()) {
            seen -= page.ids.length;
            if (page.previous === null) continue;
            const back = await log.sessions.list({ ...filter, after: page.previous, direction: 'newer', limit });
            expect(ids(back.sessions)).toEqual(expected.slice(Math.max(0, seen - limit), seen));
            if (filter.search !== '') continue;
            expect(await log.sessions.count(filter, page.previous)).toEqual({ total: expected.length, newer: seen });
            const deep = await log.sessions.list({ ...filter, after: null, skip: seen, limit });
            expect(ids(deep.sessions)).toEqual(page.ids);
          }
          if (filter.search === '') {
            const beyond = await log.sessions.list({ ...filter, after: null, skip: expected.length, limit });
            expect(beyond.sessions).toEqual([]);
          }
          log.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('shows no customers while the vault is locked', async () => {
    const log = aLog();
    await aSession(log.sessions).written();
    log.keys.lock();
    expect((await log.sessions.list(all)).sessions).toMatchObject([{ status: 'sending', customer: null }]);
    log.keys.open();
    expect((await log.sessions.list(all)).sessions).toMatchObject([{ customer: maxMustermannData }]);
  });

  it.each(['', '!', 'ZZZ', '1'.repeat(40), "' OR 1=1 --"])(
    'does not continue from a cursor it never gave: %j',
    async (after) => {
      await expect(aLog().sessions.list({ ...all, after })).rejects.toMatchObject({ code: 'invalid-input' });
    },
  );
});

describe('the queries that run all day', () => {
  const planRows = z.array(z.object({ detail: z.string() }));

  /** The plan of every statement that `work` runs, as SQLite explains it. */
  async function plansOf(
    work: (log: Log, id: string, reference: string) => Promise<unknown>,
  ): Promise<readonly string[]> {
    const statements: string[] = [];
    const log = aLog({ trace: (sql) => statements.push(sql) });
    const { id, reference } = await aSession(log.sessions).becomes('link-ready', { expiresAt: noon }).written();
    await log.takeInLetters();
    statements.length = 0;
    await work(log, id, reference);
    const database = new Database(log.file);
    try {
      return statements
        .filter((sql) => /^\s*(SELECT|UPDATE|DELETE|INSERT)/.test(sql))
        .flatMap((sql) => planRows.parse(database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()))
        .map(({ detail }) => detail);
    } finally {
      database.close();
    }
  }

  const walks = 'SEARCH s USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)';

  it.each<[string, (log: Log, id: string, reference: string) => Promise<unknown>, readonly string[]]>([
    ['the list', ({ sessions }) => sessions.list(all), [walks]],
    ['the list, continued', ({ sessions }) => sessions.list({ ...all, after: 'zzzz' }), [walks]],
    [
      'the list of one status',
      ({ sessions }) => sessions.list({ ...all, status: ['link-ready'] }),
      ['SEARCH s USING INDEX sessions_by_status (status=? AND rowid>? AND rowid<?)'],
    ],
    [
      'the list, back to newer ones',
      ({ sessions }) => sessions.list({ ...all, after: 'zzzz', direction: 'newer' }),
      [walks],
    ],
    [
      'the list of two statuses in a period',
      ({ sessions }) =>
        sessions.list({ ...all, status: ['registered', 'link-ready'], from: new Date(0), before: noon }),
      [
        'MERGE (UNION ALL)',
        'LEFT',
        'SEARCH s USING INDEX sessions_by_status (status=? AND rowid>? AND rowid<?)',
        'RIGHT',
        'SEARCH s USING INDEX sessions_by_status (status=? AND rowid>? AND rowid<?)',
      ],
    ],
    [
      'the list of one status of a profile',
      ({ sessions }) => sessions.list({ ...all, status: ['registered'], profileId: 'practice' }),
      ['SEARCH s USING INDEX sessions_by_profile (profile_id=? AND status=? AND rowid>? AND rowid<?)'],
    ],
    [
      'a place deep in the list',
      ({ sessions }) => sessions.list({ ...all, skip: 1 }),
      [
        'CO-ROUTINE (subquery-1)',
        'CO-ROUTINE (subquery-3)',
        'SEARCH session_counts_by_block USING PRIMARY KEY (block>? AND block<?)',
        'SCAN (subquery-3)',
        'SCAN (subquery-1)',
        'SEARCH session_counts_by_block USING PRIMARY KEY (block>? AND block<?)',
        walks,
      ],
    ],
    [
      'the length of the list in a period',
      ({ sessions }) => sessions.count({ status: ['link-ready'], from: new Date(1), before: noon }, null),
      [
        'SEARCH s USING COVERING INDEX sessions_by_status (status=? AND rowid>? AND rowid<?)',
        'SEARCH session_counts USING PRIMARY KEY (day>? AND day<?)',
        'SEARCH session_counts_by_block USING PRIMARY KEY (block>? AND block<?)',
        'SEARCH session_counts USING PRIMARY KEY (day>? AND day<?)',
        'SEARCH s USING COVERING INDEX sessions_by_status (status=? AND rowid>? AND rowid<?)',
      ],
    ],
    [
      'the length of a profile’s list',
      ({ sessions }) => sessions.count({ status: null, profileId: 'practice', from: noon }, 'zzzz'),
      expect.arrayContaining([
        'SEARCH s USING COVERING INDEX sessions_by_profile (profile_id=? AND status=? AND rowid>? AND rowid<?)',
      ]),
    ],
    [
      'a search for three letters',
      ({ sessions }) => sessions.list({ ...all, search: 'mus' }),
      [
        'SEARCH w USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
        'SEARCH s USING INTEGER PRIMARY KEY (rowid=?)',
        'SEARCH keyring USING INDEX sqlite_autoindex_keyring_1 (name=?)',
        expect.stringMatching(/^SCAN search VIRTUAL TABLE INDEX \d+:M1></),
        'SEARCH s USING INTEGER PRIMARY KEY (rowid=?)',
      ],
    ],
    [
      'a search for more, which looks how common they are,',
      ({ sessions }) => sessions.list({ ...all, search: 'mustermann' }),
      expect.arrayContaining([
        // As far as the newest few thousand.
        'SCAN search_docsize',
        expect.stringMatching(/^SCAN search VIRTUAL TABLE INDEX \d+:M1><$/),
        'SEARCH s USING INTEGER PRIMARY KEY (rowid=?)',
      ]),
    ],
    [
      'a search by a reference as far as it was typed',
      (log) => {
        log.keys.lock();
        return log.sessions.list({ ...all, search: 'KX4-7', status: ['link-ready'] });
      },
      [
        'SEARCH s USING INDEX sqlite_autoindex_sessions_2 (reference>? AND reference<?)',
        'USE TEMP B-TREE FOR ORDER BY',
      ],
    ],
    ['by id', ({ sessions }, id) => sessions.find(id), ['SEARCH s USING INDEX sqlite_autoindex_sessions_1 (id=?)']],
    [
      'by reference',
      ({ sessions }, _, reference) => sessions.find(reference),
      [
        'SEARCH s USING INDEX sqlite_autoindex_sessions_1 (id=?)',
        'SEARCH s USING INDEX sqlite_autoindex_sessions_2 (reference=?)',
      ],
    ],
    [
      'a timeline',
      ({ sessions }, id) => sessions.timeline(id),
      ['SEARCH events USING INDEX events_by_session (session=?)'],
    ],
    ['an event', ({ sessions }) => sessions.note(anEntry()), expect.arrayContaining(['SCAN events'])],
    [
      'what is about to expire',
      ({ sessions }) => sessions.endingBefore(noon, ['link-ready', 'handed-over']),
      [
        'SEARCH sessions USING INDEX sessions_by_expiry (status=? AND expires_at<?)',
        'LIST SUBQUERY 1',
        'SCAN json_each VIRTUAL TABLE INDEX 1:',
        'USE TEMP B-TREE FOR ORDER BY',
      ],
    ],
  ])('%s never reads more than it needs', async (_, work, plan) => {
    expect(await plansOf(work)).toEqual(plan);
  });

  it('search among many that fit the filter by an index, among few by looking at them', async () => {
    const plan = await plansOf(async ({ sessions }) => {
      const matching: string[] = [];
      for (let n = 0; n < 240; n += 1) {
        const customer = { firstName: 'Eva', lastName: n % 40 === 0 ? 'Gabler' : 'Hofer' };
        const session = aSession(sessions, { customer, createdAt: new Date(noon.getTime() + n), profileId: 'vienna' });
        const { id, status } = await (n < 225 ? session.becomes('link-ready') : session).written();
        if (customer.lastName === 'Gabler' && status === 'link-ready') matching.unshift(id);
      }
      for (const profileId of [undefined, 'vienna']) {
        const many = await sessions.list({ ...all, search: 'gabler', status: ['link-ready'], profileId });
        expect(ids(many.sessions)).toEqual(matching);
        const few = await sessions.list({ ...all, search: 'hofer', status: ['sending'], profileId });
        expect(few.sessions).toHaveLength(15);
      }
    });
    expect(plan).toEqual(
      expect.arrayContaining([
        'SEARCH f USING COVERING INDEX sessions_by_status (status=? AND rowid=?)',
        'SEARCH f USING COVERING INDEX sessions_by_profile (profile_id=? AND status=? AND rowid=?)',
      ]),
    );
    expect(plan.filter((step) => /^SCAN (sessions|s|f)\b/.test(step))).toEqual([]);
  });

  it('find the same person by their own indices', async () => {
    const plan = await plansOf(({ sessions }) => sessions.samePerson(maxMustermannData));
    expect(plan).toContain('SEARCH sessions USING COVERING INDEX sessions_by_email (email_match=?)');
    expect(plan).toContain('SEARCH sessions USING COVERING INDEX sessions_by_person (person_match=?)');
    expect(plan.filter((step) => /^SCAN (sessions|s)\b/.test(step))).toEqual([]);
  });

  it('begin, move and look at a session without reading others', async () => {
    const plan = await plansOf(async (log) => {
      const { id } = await aSession(log.sessions).becomes('link-ready').written();
      await log.sessions.body(id);
      await log.sessions.answer(id);
      await log.sessions.list({ ...all, search: 'KX4-7QM' });
    });
    expect(plan.length).toBeGreaterThan(8);
    expect(plan.filter((step) => /^SCAN (sessions|s)\b/.test(step))).toEqual([]);
  });
});
