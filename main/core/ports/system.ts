/*
 * This folder: the smallest interfaces the use-cases need. All return promises, so that an adapter may move to a worker
 * unnoticed. Adapters throw `Failure` for what an operator can be told and anything else for what is a defect.
 */

export interface Clock {
  /** Wall clock. It may jump; use it for what is written down. */
  now(): Date;
  /** Milliseconds that only ever grow; use it for waiting and counting down. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Randomness {
  uuid(): string;
  bytes(count: number): Uint8Array;
  /** Uniform in [0, 1), for jitter only. */
  fraction(): number;
}

/** Tells the console what changed. */
export interface Announcer {
  sessionChanged(id: string): void;
  attempt(id: string, attempt: number, retryInMs: number | null): void;
  deskChanged(): void;
}

export interface Journal {
  /** For engineers; never personal data, keys, tokens, links or bodies. */
  info(what: string, detail?: Readonly<Record<string, string | number | boolean | null>>): void;
  error(what: string, cause: unknown): void;
}

/** Folders of this machine, as an operator chooses and looks at them. */
export interface Folders {
  /** The system's dialog, null when nobody chose one; null itself where there is no dialog and paths are typed. */
  readonly choose: (() => Promise<string | null>) | null;
  /** The system's file manager; null where there is none. */
  readonly open: ((folder: string) => Promise<void>) | null;
  /** The absolute path of a folder that is there. @throws Failure `folder-missing` */
  existing(folder: string): Promise<string>;
  inside(folder: string, name: string): string;
}
