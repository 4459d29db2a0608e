import type { DeskErrorCode } from './errors.ts';

/** Where newer versions of the program come from, and whose signature they must carry. */
export interface UpdateSource {
  /** A folder on an https server. */
  readonly address: string;
  /** Ed25519, SubjectPublicKeyInfo in Base64: what stands between the lines of its PEM file. */
  readonly key: string;
}

export type UpdateStage =
  | 'off'
  /** Nothing is known yet. */
  | 'unknown'
  | 'checking'
  | 'newest'
  | 'available'
  | 'downloading'
  /** Downloaded and found to be what was signed: the operator says when. */
  | 'ready';

export interface UpdateState {
  readonly stage: UpdateStage;
  readonly source: { readonly address: string; readonly fingerprint: string } | null;
  /** Whether this program can replace itself: one that runs from its sources, or in a browser, cannot. */
  readonly canInstall: boolean;
  /** The version that is available, downloading or ready. */
  readonly version: string | null;
  /** Of the download, 0 to 1. */
  readonly share: number | null;
  /** ISO 8601. */
  readonly checkedAt: string | null;
  /** Why the last check or download came to nothing. */
  readonly problem: DeskErrorCode | null;
}
