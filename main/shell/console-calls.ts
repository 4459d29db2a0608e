import type { Result } from '../../preload/contract/errors.ts';
import { Failure } from '../core/failure.ts';
import type { Journal } from '../core/ports.ts';
import type { Dispatch } from '../ipc/router.ts';
import { within } from './within.ts';

export interface ConsoleCalls {
  /** Waits for the desk, which opens behind the window. */
  readonly dispatch: Dispatch;
  /** Resolves when every call under way is answered, or after `limitMs`: a window that closes lets them finish. */
  settled(limitMs: number): Promise<void>;
}

/** Calls of a console to a desk that may still be opening, or that cannot open: then every call says why. */
export function answerCalls(desk: Promise<{ readonly dispatch: Dispatch }>, journal: Journal): ConsoleCalls {
  const underWay = new Set<Promise<unknown>>();
  desk.catch((error) => journal.error('the desk could not be opened', error));
  return {
    dispatch(sender, name, input) {
      const answer = desk.then(({ dispatch }) => dispatch(sender, name, input), cannotOpen);
      underWay.add(answer);
      return answer.finally(() => underWay.delete(answer));
    },
    settled: (limitMs) => within(limitMs, Promise.allSettled(underWay)),
  };
}

function cannotOpen(error: unknown): Result<never> {
  if (error instanceof Failure) return { ok: false, error: error.toDeskError() };
  return { ok: false, error: { code: 'internal', message: 'The desk could not be opened; the log has the detail.' } };
}
