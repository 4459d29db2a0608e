/**
 * The operator's stay with one customer after the other. What was begun for one and takes its time (a dialog, a print, a
 * picture that is being drawn) must not come out beside the next.
 */
export interface Stays {
  /** Called before anything is awaited. @returns whether the operator is still with that session's customer */
  begin(): (id: string) => boolean;
  /** Work that can be called off in its middle: it hears when the operator goes on. */
  during<T>(id: string, work: (goesOn: AbortSignal) => Promise<T>): Promise<T>;
  isBusyWith(id: string): boolean;
  end(id: string): void;
  /** Whoever it is: the desk locks or ends. */
  endAll(): void;
}

export function createStays(): Stays {
  /** The order in which the operator went on from sessions. */
  const ended = new Map<string, number>();
  let turn = 0;
  let allEnded = 0;
  const underWay = new Set<{ readonly id: string; readonly ends: AbortController }>();
  return {
    begin() {
      const began = turn;
      return (id) => Math.max(ended.get(id) ?? 0, allEnded) <= began;
    },
    async during(id, work) {
      const mine = { id, ends: new AbortController() };
      underWay.add(mine);
      try {
        return await work(mine.ends.signal);
      } finally {
        underWay.delete(mine);
      }
    },
    isBusyWith: (id) => [...underWay].some((each) => each.id === id),
    end(id) {
      turn += 1;
      ended.set(id, turn);
      for (const each of underWay) if (each.id === id) each.ends.abort();
    },
    endAll() {
      turn += 1;
      allEnded = turn;
      for (const { ends } of underWay) ends.abort();
    },
  };
}
