import type { SessionStatus } from './session.ts';

/** How much of the customers an export shows: nothing, what a list shows, or everything the operator typed. */
export const piiLevels = ['none', 'masked', 'full'] as const;
export type PiiLevel = (typeof piiLevels)[number];

/** `csv` is `sessions.csv`; `ndjson` is `events.ndjson`, always the whole chain. */
export const exportFormats = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportRequest {
  /** Becomes the export. It must not be there yet, or be empty. */
  readonly folder: string;
  /** Sessions created from here on: a UTC day (`2026-03-04`), an instant (ISO 8601 with a zone), or empty for all. */
  readonly from: string;
  /** Up to the end of this UTC day, or before this instant; empty for all. */
  readonly to: string;
  /** Any of these, or null for all; never empty. */
  readonly status: readonly SessionStatus[] | null;
  /** A profile's id or name; null for all. */
  readonly profile: string | null;
  readonly pii: PiiLevel;
  readonly formats: readonly ExportFormat[];
  /** A byte order mark before the CSV, for spreadsheets that take UTF-8 for something else without one. */
  readonly byteOrderMark: boolean;
  /** Why, in the operator's words; sealed in the log and not in the export. Empty for none. */
  readonly reason: string;
}

export interface JobProgress {
  readonly done: number;
  readonly total: number;
  /** An estimate from the pace so far; null before there is one. */
  readonly remainingMs: number | null;
}

export interface ChainEnd {
  readonly sequence: number;
  readonly hash: string;
}

export interface ExportMade {
  readonly folder: string;
  readonly sessions: number;
  readonly events: number;
  /** The last event in it; null for an empty log. */
  readonly last: ChainEnd | null;
  /** SHA-256 of the desk's public key, to be compared with what `verify.mjs` prints. */
  readonly fingerprint: string;
}

/** How something does not hold. `verify.mjs` names all but the last four, which only the log in place can show. */
export const findingKinds = [
  'no-export',
  'unknown-manifest',
  'signature-differs',
  'other-key',
  'stray',
  'missing',
  'changed',
  'rewritten',
  'no-event',
  'out-of-place',
  'not-following',
  'rewritten-before',
  'forged-checkpoint',
  'end-differs',
  'checkpoint-after-end',
  'cut',
  'added',
  'written-otherwise',
  'other-header',
  'other-row',
  'empty',
  'hash-differs',
  'cut-after-signature',
  'not-signed',
  'foreign-key',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** One thing that does not hold. */
export interface Finding {
  /** A file of the export, or `events` and `checkpoints` of the log. */
  readonly file: string;
  /** From 1, the CSV's header being 0; the sequence number for events; null where no row can be named. */
  readonly row: number | null;
  readonly kind: FindingKind;
  /** The event it speaks of, where that is another than the row's. */
  readonly event: number | null;
  /** The rest of the sentence, in English: for whoever has no screen. */
  readonly what: string;
}

export interface ExportVerification {
  readonly holds: boolean;
  readonly findings: readonly Finding[];
  readonly fingerprint: string | null;
  readonly madeAt: string | null;
  readonly sessions: number;
  readonly events: number;
  /** The last event, as its manifest names it. */
  readonly last: ChainEnd | null;
}

export interface LogVerification {
  readonly holds: boolean;
  readonly findings: readonly Finding[];
  readonly events: number;
  readonly last: ChainEnd | null;
  readonly checkpoints: number;
  /** Up to here a signature vouches for the chain; a cut after it does not show. 0 without a checkpoint. */
  readonly signedUpTo: number;
  /** Null while the desk has no key. */
  readonly fingerprint: string | null;
  /** Whether the public key was held against the private one, which takes an open vault. */
  readonly keyProven: boolean;
}
