/** Of several repetitions, unrounded. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly least: number;
  readonly most: number;
  readonly repetitions: number;
}

/** @throws when there is nothing to speak of */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (place: number): number => {
    const value = sorted[place];
    if (value === undefined) throw new Error('nothing was measured');
    return value;
  };
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    // The nearest rank: never below what 95 of 100 took.
    p95: at(Math.ceil(sorted.length * 0.95) - 1),
    least: at(0),
    most: at(sorted.length - 1),
    repetitions: sorted.length,
  };
}

/** The same as a part of a measure's detail. */
export const spreadDetail = (values: readonly number[]): { readonly [name: string]: number } => ({
  ...spreadOf(values),
});

/** How long something takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/**
 * Repeats two things by turns, so that whatever else the machine does falls on both. Which of them goes first changes.
 */
export async function byTurns<T>(
  repetitions: number,
  one: (turn: number) => Promise<T>,
  other: (turn: number) => Promise<T>,
): Promise<{ readonly one: readonly T[]; readonly other: readonly T[] }> {
  const taken: { one: T[]; other: T[] } = { one: [], other: [] };
  for (let turn = 0; turn < repetitions; turn += 1) {
    if (turn % 2 === 0) taken.one.push(await one(turn));
    taken.other.push(await other(turn));
    if (turn % 2 === 1) taken.one.push(await one(turn));
  }
  return taken;
}
