import type { UpdateSource } from '../../../preload/contract/update.ts';
import type { AuditEntry } from '../audit.ts';

/** What newer versions of the program need of the world. */

/** A release whose list of files carries the signature that was asked for. */
export interface Release {
  readonly version: string;
  /** electron-builder's `latest*.yml`, as it was signed. */
  readonly list: Uint8Array;
  readonly files: readonly ReleaseFile[];
}

export interface ReleaseFile {
  /** Beside the list, or below it. */
  readonly name: string;
  /** SHA-512 in Base64. */
  readonly sha512: string;
  readonly bytes: number;
}

export interface ReleaseServer {
  /**
   * The newest release for this system.
   * @throws Failure `update-unreachable`, `update-untrusted`
   */
  newest(source: UpdateSource, signal: AbortSignal): Promise<Release>;
}

/** Puts a release in the place of the program that runs. */
export interface ProgramInstaller {
  /** @throws Failure `update-unreachable`; `update-untrusted` when a file is not what was signed */
  download(
    source: UpdateSource,
    release: Release,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** Ends the program as its user would, and starts the new one. */
  install(): Promise<void>;
}

export interface UpdateMemory {
  source(): Promise<UpdateSource | null>;
  keepSource(source: UpdateSource | null, entry: AuditEntry): Promise<void>;
  /** The newest version that was ever offered with this key's signature; another key begins anew. */
  newestSeen(key: string): Promise<string | null>;
  keepNewestSeen(key: string, version: string): Promise<void>;
}
