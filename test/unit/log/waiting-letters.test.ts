import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { CustomerData } from '../../../preload/contract/registration.ts';
import { anEntry, aSession, noon } from '../../builders/session.ts';
import { aLog } from '../../fakes/log-folder.ts';

type Log = ReturnType<typeof aLog>;

const hofer: CustomerData = { firstName: 'Eva', lastName: 'Hofer' };

/** Some of one name, a minute apart; the newest first. */
async function hofers(log: Log, count: number, after = 0): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const createdAt = new Date(noon.getTime() + (after + n) * 60_000);
    ids.unshift((await aSession(log.sessions, { customer: hofer, createdAt }).written()).id);
  }
  return ids;
}

const foundBy = async (log: Log): Promise<readonly string[]> =>
  (await log.sessions.list({ status: null, search: 'hofer', after: null, limit: 500 })).sessions.map(({ id }) => id);

/** How many sessions wait, and how many are in the blind index. */
function placesOf({ file }: Log): { readonly waiting: number; readonly indexed: number } {
  const database = new Database(file, { readonly: true });
  try {
    const count = (table: string): number =>
      z.int().parse(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    return { waiting: count('letters_waiting'), indexed: count('search_docsize') };
  } finally {
    database.close();
  }
}

describe('letters that wait for the blind index', () => {
  afterEach(() => void vi.useRealTimers());

  it('are taken in by themselves, soon after a creation', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const log = aLog();
    const all = await hofers(log, 30);
    expect(placesOf(log)).toEqual({ waiting: 30, indexed: 0 });
    vi.advanceTimersByTime(1_000);
    await vi.waitFor(() => expect(placesOf(log)).toEqual({ waiting: 0, indexed: 30 }), { interval: 0 });
    expect(await foundBy(log)).toEqual(all);
  });

  it('are found in the list’s order among those in the index, page by page, there and back', async () => {
    const log = aLog();
    const older = await hofers(log, 3, 10);
    await log.takeInLetters();
    const all = [...(await hofers(log, 2, 20)), ...older, ...(await hofers(log, 2))];
    expect(placesOf(log)).toEqual({ waiting: 4, indexed: 3 });

    const query = { status: null, search: 'hofer', limit: 2 } as const;
    const there: string[] = [];
    let previous: string | null = null;
    let after: string | null = null;
    do {
      const page = await log.sessions.list({ ...query, after });
      there.push(...page.sessions.map(({ id }) => id));
      [previous, after] = [page.previous, page.next];
    } while (after !== null);
    expect(there).toEqual(all);
    const back = await log.sessions.list({ ...query, after: previous, direction: 'newer', limit: 500 });
    expect(back.sessions.map(({ id }) => id)).toEqual(all.slice(0, 6));
  });

  it('are found under a filter, and only what fits it', async () => {
    const log = aLog();
    const { id } = await aSession(log.sessions, { customer: hofer }).becomes('link-ready').written();
    await hofers(log, 210);
    const ready = await log.sessions.list({ status: ['link-ready'], search: 'hofer', after: null, limit: 5 });
    expect(ready.sessions.map((session) => session.id)).toEqual([id]);
    const sending = await log.sessions.list({ status: ['sending'], search: 'hofer', after: null, limit: 500 });
    expect(sending.sessions).toHaveLength(210);
  });

  it('wait through a lock and through a crash, and are found as soon as the vault is open', async () => {
    const log = aLog();
    const all = await hofers(log, 3);
    log.keys.lock();
    await log.takeInLetters();
    expect(placesOf(log)).toEqual({ waiting: 3, indexed: 0 });
    expect(await foundBy(log)).toEqual([]);
    log.keys.open();

    const next = aLog({ file: log.file, keys: log.keys });
    expect(await foundBy(next)).toEqual(all);
    await next.takeInLetters();
    expect(placesOf(log)).toEqual({ waiting: 0, indexed: 3 });
    expect(await foundBy(log)).toEqual(all);
  });

  it('are never many: creations take in what others have left', async () => {
    const log = aLog();
    const all = await hofers(log, 300);
    expect(placesOf(log).waiting).toBeLessThanOrEqual(32);
    expect(await foundBy(log)).toEqual(all);
  });

  it('of an erased customer are never taken in', async () => {
    const log = aLog();
    const [id = ''] = await hofers(log, 1);
    await log.sessions.change(id, ['sending'], { status: 'erased', origin: 'operator' }, anEntry({ session: id }));
    expect(placesOf(log)).toEqual({ waiting: 0, indexed: 0 });
    await log.takeInLetters();
    expect(placesOf(log)).toEqual({ waiting: 0, indexed: 0 });
    expect(await foundBy(log)).toEqual([]);
  });

  it('do not fail the creation that should take them in when the disk is busy', async () => {
    const log = aLog({ busyTimeoutMs: 1 });
    await hofers(log, 32);
    const other = new Database(log.file);
    const busy = vi.spyOn(log.keys, 'isOpen');
    // Between the intent's commit and the letters' somebody else begins to write.
    busy.mockImplementation(() => {
      if (placesOf(log).waiting > 32 && !other.inTransaction) other.exec('BEGIN IMMEDIATE');
      return true;
    });
    await hofers(log, 1, 1_000);
    expect(other.inTransaction).toBe(true);
    other.exec('ROLLBACK');
    other.close();
    expect(placesOf(log)).toEqual({ waiting: 33, indexed: 0 });
  });
});
