import { availableParallelism } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { customerCells } from '../../../main/jobs/customer-cells.ts';
import { customersBeside } from '../../../main/jobs/customers-beside.ts';
import { openSnapshot, type SessionCells } from '../../../main/log/snapshot.ts';
import { maxMustermannData } from '../../builders/customer.ts';
import { aSession } from '../../builders/session.ts';
import { aLog } from '../../fakes/log-folder.ts';

const everything = { from: null, before: null, status: null, profileId: null } as const;
const names = ['Gabler', 'Mustermann', '=1+1', 'O"Neill', 'von, und zu'] as const;

/** Sessions as an export reads them, one of them erased, and what opens them. */
async function someSessions() {
  const log = aLog();
  for (const lastName of names) {
    await aSession(log.sessions, { customer: { ...maxMustermannData, lastName } }).written();
  }
  await aSession(log.sessions).becomes('link-ready').becomes('erased').written();
  const snapshot = openSnapshot(log.file);
  onTestFinished(() => snapshot.close());
  const sessions = [...snapshot.sessions(everything, true)].flat();
  return { sessions, shown: { pii: 'full', keys: log.keys.lend() } as const };
}

/** The same sessions again and again, each batch beginning with another. */
function* batchesOf(sessions: readonly SessionCells[], count: number): Iterable<readonly SessionCells[]> {
  for (let batch = 0; batch < count; batch += 1) {
    yield Array.from({ length: 50 }, (_, row) => sessions[(batch + row) % sessions.length] ?? never());
  }
}

function never(): never {
  throw new Error('there are sessions');
}

/** Counts the customers that are opened in this thread. */
function counter() {
  const counted = { here: 0 };
  return {
    counted,
    count: (): void => {
      counted.here += 1;
    },
  };
}

const many = 4_000;

describe('customers that an export shows', () => {
  it('are opened in several threads, and come in the order of their sessions', async () => {
    const { sessions, shown } = await someSessions();
    const cellsOf = customerCells(shown);
    const expected = new Map(sessions.map((session) => [session, cellsOf(session.sealed ?? never())]));
    expect([...expected.values()].filter((cells) => cells === ',,,,,,,,,,')).toHaveLength(1);
    const { counted, count } = counter();
    const beside = customersBeside(shown, many * 50, count, null);
    onTestFinished(() => beside.stop());
    let rows = 0;
    for await (const batch of beside.opened(batchesOf(sessions, many))) {
      expect(batch.customers).toEqual(batch.sessions.map((session) => expected.get(session)));
      rows += batch.sessions.length;
    }
    expect(rows).toBe(many * 50);
    expect(counted.here).toBeGreaterThan(0);
    if (availableParallelism() > 1) expect(counted.here).toBeLessThan(rows);
  });

  it('that are few are opened where they are read', async () => {
    const { sessions, shown } = await someSessions();
    const { counted, count } = counter();
    const beside = customersBeside(shown, 150, count, null);
    for await (const _ of beside.opened(batchesOf(sessions, 3)));
    expect(counted.here).toBe(150);
  });

  it.each([3_000, 3_001, 3_002])('and cannot be opened are told, whoever tried: batch %i', async (bad) => {
    const { sessions, shown } = await someSessions();
    const sealed = { ...(sessions[0]?.sealed ?? never()), id: 'another' };
    function* withBad(): Iterable<readonly SessionCells[]> {
      yield* batchesOf(sessions, bad);
      yield [{ ...(sessions[0] ?? never()), sealed }];
      yield* batchesOf(sessions, 10);
    }
    const beside = customersBeside(shown, many * 50, () => undefined, null);
    onTestFinished(() => beside.stop());
    let batches = 0;
    const all = async (): Promise<void> => {
      for await (const _ of beside.opened(withBad())) batches += 1;
    };
    await expect(all()).rejects.toMatchObject({ name: 'Failure', code: 'vault-damaged' });
    expect(batches).toBeLessThanOrEqual(bad);
  });
});
