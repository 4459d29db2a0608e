import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createSessionsStore, type SessionsStoreApi } from '../../../renderer/stores/sessions.ts';
import { longList } from '../../fakes/long-list.ts';
import { settled } from './answer-later.ts';

/** As many as may be kept: a few pages, whatever the length of the list. */
const mostKept = 300;

async function aList(count: number) {
  const long = longList(count);
  const store = createSessionsStore(long.desk, { searchAfterMs: 0 });
  const stop = store.getState().start();
  await settled();
  return { long, store, stop };
}

/** What is looked at is there, in its place, and little else is. */
function expectInPlace(store: SessionsStoreApi, first: number, last: number, idAt: (rank: number) => string): void {
  const { sessions, firstRank, length } = store.getState();
  expect(sessions.length).toBeLessThanOrEqual(mostKept);
  for (let rank = first; rank <= Math.min(last, length - 1); rank += 1) {
    expect(sessions[rank - firstRank]?.id).toBe(idAt(rank));
  }
}

describe('a long list', () => {
  it('is as long as it is from the start, and any place in it is one page away', async () => {
    const { long, store } = await aList(1_000_000);
    expect(store.getState()).toMatchObject({ length: 1_000_000, isWhole: true });
    for (const rank of [999_980, 0, 500_000, 123_456]) {
      const before = long.pages.length;
      await store.getState().lookAt(rank, rank + 19);
      expectInPlace(store, rank, rank + 19, long.idAt);
      expect(long.pages.length - before).toBeLessThanOrEqual(3);
    }
  });

  it('keeps what is near and lets go of the rest, however it is scrolled and whatever comes in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 2_000 }),
        fc.array(
          fc.oneof(
            fc.record({ kind: fc.constant('jump' as const), to: fc.nat(2_000) }),
            fc.record({ kind: fc.constant('move' as const), by: fc.integer({ min: -60, max: 60 }) }),
            fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 1, max: 70 }) }),
          ),
          { maxLength: 25 },
        ),
        async (count, steps) => {
          const { long, store, stop } = await aList(count);
          let first = 0;
          let shifted = 0;
          for (const step of steps) {
            if (step.kind === 'add') long.add(step.count);
            if (step.kind === 'jump') first = step.to;
            if (step.kind === 'move') first += step.by;
            await settled();
            const moved = store.getState().shifted - shifted;
            shifted += moved;
            expect(store.getState().length).toBe(long.length());
            first = Math.max(0, Math.min(first + (step.kind === 'add' ? moved : 0), long.length() - 1));
            await store.getState().lookAt(first, first + 20);
            expectInPlace(store, first, first + 20, long.idAt);
          }
          stop();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is scrolled down and up again in pages, each of them where it was', async () => {
    const { long, store } = await aList(20_000);
    const walk = async (from: number, to: number, by: number): Promise<void> => {
      for (let rank = from; by > 0 ? rank < to : rank >= to; rank += by) {
        await store.getState().lookAt(rank, rank + 14);
        expectInPlace(store, rank, rank + 14, long.idAt);
      }
    };
    await walk(0, 3_000, 11);
    await walk(2_995, 0, -11);
    expect(store.getState().firstRank).toBe(0);
  });

  it('of a search grows as it is looked through, and one can go back to where one has been', async () => {
    const { store } = await aList(6_000);
    store.getState().find('mustermann');
    await vi.waitFor(() => expect(store.getState()).toMatchObject({ length: 51, isWhole: false }));
    const idAt = (rank: number): string => `session-${6_000 - 3 * rank}`;
    for (let rank = 0; !store.getState().isWhole; rank += 20) await store.getState().lookAt(rank, rank + 19);
    expect(store.getState().length).toBe(2_000);
    for (const rank of [0, 1_500, 40, 1_980]) {
      await store.getState().lookAt(rank, rank + 19);
      expectInPlace(store, rank, rank + 19, idAt);
      expect(store.getState().length).toBe(2_000);
    }
  });
});
