import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { callCountsMs, createRightOfWay, type RightOfWay } from '../../../main/jobs/right-of-way.ts';

const thread = new URL('../../../main/jobs/gives-way.ts', import.meta.url).href;
const patience = { timeout: 5_000, interval: 5 } as const;

/** A job in a thread of its own, which counts its pieces of work. */
function aJob(memory: Int32Array<SharedArrayBuffer>): Disposable & { pieces(): number } {
  const counted = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(
    `const { memory, counted } = require('node:worker_threads').workerData;
     import(${JSON.stringify(thread)}).then(({ waitingForOthers }) => {
       const makeWay = waitingForOthers(memory);
       for (;;) {
         makeWay();
         Atomics.add(counted, 0, 1);
       }
     });`,
    { eval: true, workerData: { memory, counted } },
  );
  return { pieces: () => Atomics.load(counted, 0), [Symbol.dispose]: () => void worker.terminate() };
}

/** How many threads stand aside just now. Waking them is how the runtime tells; they go on for a moment then. */
const standingAside = ({ memory }: RightOfWay): number => Atomics.notify(memory, 0);

const isTaken = ({ memory }: RightOfWay): boolean => Atomics.load(memory, 0) !== 0;

const goesOn = async (job: { pieces(): number }): Promise<void> => {
  const before = job.pieces();
  await vi.waitFor(() => expect(job.pieces()).toBeGreaterThan(before), patience);
};

describe('a job’s thread', () => {
  it('waits while a call is under way, and goes on when it has ended', async () => {
    const rightOfWay = createRightOfWay();
    using job = aJob(rightOfWay.memory);
    await goesOn(job);
    expect(standingAside(rightOfWay)).toBe(0);
    await rightOfWay.during(() => vi.waitFor(() => expect(standingAside(rightOfWay)).toBe(1), patience));
    await goesOn(job);
    await vi.waitFor(() => expect(isTaken(rightOfWay)).toBe(false), patience);
    expect(standingAside(rightOfWay)).toBe(0);
  });

  it('never stands still, whatever is under way', async () => {
    const rightOfWay = createRightOfWay();
    Atomics.store(rightOfWay.memory, 0, 1);
    using job = aJob(rightOfWay.memory);
    for (let times = 0; times < 3; times += 1) await goesOn(job);
  });
});

describe('the right of way', () => {
  afterEach(() => void vi.useRealTimers());

  /** Enough for the page to get an answer and draw it. */
  const drawn = 25;

  it('is taken from the first of several calls to the last, and while its answer is drawn', async () => {
    vi.useFakeTimers();
    const rightOfWay = createRightOfWay();
    const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<never>()];
    const calls = [rightOfWay.during(() => first.promise), rightOfWay.during(() => second.promise)];
    first.resolve('answer');
    expect(await calls[0]).toBe('answer');
    expect(isTaken(rightOfWay)).toBe(true);
    second.reject(new Error('refused'));
    await expect(calls[1]).rejects.toThrow('refused');
    expect(isTaken(rightOfWay)).toBe(true);
    vi.advanceTimersByTime(drawn);
    expect(isTaken(rightOfWay)).toBe(false);
  });

  it('is given back by a call that takes so long that it waits for something else, and not twice', async () => {
    vi.useFakeTimers();
    const rightOfWay = createRightOfWay();
    const network = Promise.withResolvers<void>();
    const long = rightOfWay.during(() => network.promise);
    vi.advanceTimersByTime(callCountsMs - 1);
    expect(isTaken(rightOfWay)).toBe(true);
    vi.advanceTimersByTime(1 + drawn);
    expect(isTaken(rightOfWay)).toBe(false);
    const other = Promise.withResolvers<void>();
    const short = rightOfWay.during(() => other.promise);
    network.resolve();
    await long;
    vi.advanceTimersByTime(drawn);
    expect(isTaken(rightOfWay)).toBe(true);
    other.resolve();
    await short;
    vi.advanceTimersByTime(drawn);
    expect(isTaken(rightOfWay)).toBe(false);
  });

  it('is taken for a moment when an answer has come in', () => {
    vi.useFakeTimers();
    const rightOfWay = createRightOfWay();
    rightOfWay.moment();
    expect(isTaken(rightOfWay)).toBe(true);
    vi.advanceTimersByTime(drawn);
    expect(isTaken(rightOfWay)).toBe(false);
  });
});
