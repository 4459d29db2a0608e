import type { BenchLog } from './bench-log.ts';
import type { BenchShell } from './bench-shell.ts';

/** What the table says of a measure whatever comes out of it. A target is a bound for a value that is never rounded. */
export interface Target {
  readonly what: string;
  readonly against: string;
  readonly unit: string;
  readonly target: number;
  /** Which side of the target is good. */
  readonly good: 'at most' | 'at least';
}

/** Every key of `npm run bench -- --json`, in the order of the table. */
export const targets = {
  startup: {
    what: 'spawn → form ready to type',
    against: 'an empty window of the same shell',
    unit: '×',
    target: 1.25,
    good: 'at most',
  },
  memory: {
    what: 'memory (PSS of all processes), list open',
    against: 'that empty window',
    unit: '×',
    target: 1.3,
    good: 'at most',
  },
  createOverheadMs: {
    what: 'button → link on screen, network time out, p95',
    against: 'a bound',
    unit: 'ms',
    target: 50,
    good: 'at most',
  },
  durableWrite: {
    what: 'the durable part of a creation, per commit',
    against: 'one bare write + fdatasync of as many bytes',
    unit: '×',
    target: 1.5,
    good: 'at most',
  },
  searchVsScan: {
    what: 'search as one types, p95',
    against: 'decrypt and scan',
    unit: '× faster',
    target: 1_000,
    good: 'at least',
  },
  searchVsLike: {
    what: 'search as one types, p95',
    against: 'LIKE over the same in plain text',
    unit: '× faster',
    target: 50,
    good: 'at least',
  },
  deepPage: {
    what: 'a page at the end of the list',
    against: 'page one',
    unit: '×',
    target: 1.3,
    good: 'at most',
  },
  scrollFrameMs: {
    what: 'scrolling the list end to end, p95 frame',
    against: 'a frame at 60 Hz',
    unit: 'ms',
    target: 16.7,
    good: 'at most',
  },
  exportNone: {
    what: 'export without customers',
    against: 'sqlite3 -csv of the same rows',
    unit: '× as fast',
    target: 0.7,
    good: 'at least',
  },
  exportFull: {
    what: 'export with customers',
    against: 'sqlite3 -csv of the same rows',
    unit: '× as fast',
    target: 0.25,
    good: 'at least',
  },
  verify: {
    what: 'verify an export',
    against: 'a bare SHA-256 loop over its rows',
    unit: '×',
    target: 3,
    good: 'at most',
  },
  qr: {
    what: 'QR encode + independent check',
    against: 'qrcode.toString(svg) alone',
    unit: '×',
    target: 1.5,
    good: 'at most',
  },
  startupMillion: {
    what: 'start with a full log',
    against: 'start with an empty one',
    unit: '×',
    target: 1.1,
    good: 'at most',
  },
  underExport: {
    what: 'create, list, search during a full export, p95',
    against: 'the same at rest',
    unit: '×',
    target: 1.5,
    good: 'at most',
  },
} as const satisfies Readonly<Record<string, Target>>;

export type MeasureKey = keyof typeof targets;

/** JSON, and flat enough to be read. */
export type Detail = { readonly [name: string]: string | number | boolean | null | Detail };

export interface Measured {
  /** Null where it could not be measured here; `detail.reason` says why. Never a guess. */
  readonly value: number | null;
  readonly detail: Detail;
}

/** What a measure is given. */
export interface Bench {
  readonly isQuick: boolean;
  readonly shell: BenchShell;
  readonly log: BenchLog;
  /** Progress, for whoever waits: standard error. */
  tell(line: string): void;
}

/** One measuring may yield several keys: the two searches are one run. */
export interface Measure {
  readonly keys: readonly MeasureKey[];
  measure(bench: Bench): Promise<Readonly<Partial<Record<MeasureKey, Measured>>>>;
}

/** For what this machine lacks. */
export const notMeasured = (reason: string): Measured => ({ value: null, detail: { reason } });

/** Whether a value keeps to its target; null where there is none. */
export function keeps(key: MeasureKey, value: number | null): boolean | null {
  if (value === null) return null;
  const { good, target } = targets[key];
  return good === 'at most' ? value <= target : value >= target;
}
