import type { Result } from '../../../preload/contract/errors.ts';

/** A call that answers when the test says so. */
export interface LaterCall<T> {
  /** How often it was called. */
  count(): number;
  readonly call: () => Promise<Result<T>>;
  /** Answers the oldest call that waits. */
  answer(value: T): void;
  /** Answers the newest call that waits: answers may overtake each other. */
  answerNewest(value: T): void;
}

export function answerLater<T>(): LaterCall<T> {
  const waiting: ((result: Result<T>) => void)[] = [];
  let count = 0;
  return {
    count: () => count,
    call: () =>
      new Promise((resolve) => {
        count += 1;
        waiting.push(resolve);
      }),
    answer: (value) => waiting.shift()?.({ ok: true, value }),
    answerNewest: (value) => waiting.pop()?.({ ok: true, value }),
  };
}

/** Until every promise that can settle has settled. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
