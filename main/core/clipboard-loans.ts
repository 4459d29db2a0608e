import type { Clock, Journal } from './ports/system.ts';

/** Something that goes into the clipboard and that the desk takes out again, if it is still there. */
export interface Loan {
  readonly put: () => Promise<void>;
  readonly takeBack: () => Promise<void>;
}

/**
 * What sessions have in the clipboard. Each loan is taken back by itself: two that are under way at once get there in
 * whatever order the system likes, so the one that was asked for last need not be the one that lies there.
 */
export interface ClipboardLoans {
  /**
   * Puts something there, for a minute, or until it is taken back.
   * @returns false when nobody wants it any more; then it is not there
   */
  lend(id: string, loan: Loan, wanted: Wanted): Promise<boolean>;
  /** Whether something of this session lies there, or is on its way. */
  has(id: string): boolean;
  takeBack(id: string): Promise<void>;
  takeAllBack(): Promise<void>;
}

/** Whether it is still wanted: that is asked before it leaves, and again once it is there. */
export interface Wanted {
  /** @throws what the operator is to be told instead */
  readonly before: () => Promise<boolean>;
  readonly after: () => boolean;
}

/** A copied link must not lie in the clipboard until somebody pastes it into the wrong window. */
const clipboardMs = 60_000;

export function createClipboardLoans(parts: { readonly clock: Clock; readonly journal: Journal }): ClipboardLoans {
  const { clock, journal } = parts;
  /** On their way, or there. */
  const lent = new Map<string, Set<Loan>>();
  /** The one that got there last. */
  let top: Loan | null = null;

  const forget = (id: string, loan: Loan): void => {
    const loans = lent.get(id);
    loans?.delete(loan);
    if (loans?.size === 0) lent.delete(id);
  };

  const takeBack = async (loan: Loan): Promise<void> => {
    // With it its text goes from here, too.
    if (top === loan) top = null;
    await loan.takeBack().catch((error) => journal.error('a link could not be taken out of the clipboard', error));
  };

  const takeAllOf = async (id: string): Promise<void> => {
    const loans = [...(lent.get(id) ?? [])];
    lent.delete(id);
    // One after the other, as there is one clipboard.
    for (const loan of loans) await takeBack(loan);
  };

  const whenOver = async (id: string, loan: Loan): Promise<void> => {
    await clock.sleep(clipboardMs);
    // What was put there since lies there for a minute of its own, were it the same text.
    if (top === loan && lent.get(id)?.has(loan)) await takeBack(loan);
    forget(id, loan);
  };

  return {
    async lend(id, loan, wanted) {
      // Said before it is asked: whoever ends the link meanwhile must see that it is about to leave.
      lent.set(id, (lent.get(id) ?? new Set()).add(loan));
      try {
        if (!(await wanted.before())) {
          forget(id, loan);
          return false;
        }
        await loan.put();
      } catch (error) {
        forget(id, loan);
        throw error;
      }
      if (!wanted.after()) {
        forget(id, loan);
        await loan.takeBack();
        return false;
      }
      top = loan;
      void whenOver(id, loan);
      return true;
    },
    has: (id) => lent.has(id),
    takeBack: takeAllOf,
    async takeAllBack() {
      for (const id of [...lent.keys()]) await takeAllOf(id);
    },
  };
}
