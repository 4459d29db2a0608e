import type { Dispatch } from '../ipc/router.ts';

/** What a console's window needs of whatever answers it. */
export interface ConsoleCalls {
  /** Waits for the desk, which opens behind the window; one that cannot open says why, to every call. */
  readonly dispatch: Dispatch;
  /** Resolves when every call under way is answered, or after `limitMs`: a window that closes lets them finish. */
  settled(limitMs: number): Promise<void>;
}
