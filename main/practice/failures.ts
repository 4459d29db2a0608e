/**
 * What can go wrong between the desk and Zastrpay, for practising it. `timeout`, `server-error`, `throttle` and
 * `refuse-field` strike before anything is done; after `lost-answer`, `garbage` and `other-session` the session exists.
 */
export const practiceFailures = [
  'timeout',
  'server-error',
  'throttle',
  'refuse-field',
  'lost-answer',
  'garbage',
  'other-session',
] as const;

export type PracticeFailure = (typeof practiceFailures)[number];

export interface Failures {
  /** Lets the next creation fail in this way, or the next few: the desk repeats most of them by itself. */
  next(mode: PracticeFailure, times?: number): void;
  /** What the creation now under way has to suffer. */
  take(): PracticeFailure | undefined;
  clear(): void;
}

export function createFailures(): Failures {
  let ahead: PracticeFailure[] = [];
  return {
    next(mode, times = 1) {
      ahead = [...ahead, ...Array.from({ length: times }, () => mode)];
    },
    take: () => ahead.shift(),
    clear() {
      ahead = [];
    },
  };
}
