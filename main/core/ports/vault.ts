import type { OsProtector, VaultState } from '../../../preload/contract/desk.ts';
import type { AuditEntry } from '../audit.ts';

export interface Vault {
  state(): Promise<VaultState>;
  /** @throws Failure `vault-exists`, `vault-passphrase-weak` */
  create(passphrase: string): Promise<void>;
  /** Opens with the OS if it can. @returns whether it is open now */
  openWithOs(): Promise<boolean>;
  /** @throws Failure `vault-missing`, `vault-passphrase-wrong`, `vault-wait`, `vault-damaged` */
  openWithPassphrase(passphrase: string): Promise<void>;
  lock(): Promise<void>;
  /** The same key behind another passphrase. @throws as `openWithPassphrase`, or `vault-passphrase-weak` */
  changePassphrase(present: string, next: string): Promise<void>;
  /**
   * Draws a new key, and opens with it. The old one stays in the vault file, sealed under the new one, so that nothing is
   * lost wherever wrapping anew is interrupted. @throws as `openWithPassphrase`
   */
  rotate(passphrase: string): Promise<void>;
  /** How often the key was rotated. @throws Failure `vault-locked` */
  generation(): number;
}

/** Every key in the log that the vault's key wraps. */
export interface WrappedKeys {
  /** The vault's generation that all of them were last wrapped under. */
  generation(): Promise<number>;
  /**
   * Wraps all of them anew, in small steps; the last one writes the event with the generation.
   * @returns how many
   * @throws Failure `vault-locked`
   */
  wrapAnew(
    generation: number,
    othersTurn: () => Promise<void>,
    entryOf: (wrapped: number) => AuditEntry,
  ): Promise<number>;
}

/** The OS's own key store. */
export interface OsKeyProtector {
  describe(): Promise<OsProtector>;
  /** @throws Failure `vault-unavailable` */
  seal(key: Uint8Array): Promise<string>;
  /** @throws Failure `vault-unavailable` when the store is away or another than the one that sealed */
  open(sealed: string): Promise<{ readonly key: Uint8Array; readonly sealAgain: boolean }>;
}

/**
 * What the log needs of the vault: it wraps other keys and never shows its own. Synchronous, because it runs inside
 * SQLite transactions and takes microseconds.
 */
export interface KeyWrapper {
  isOpen(): boolean;
  /** AES-256-GCM with `purpose` as associated data. @throws Failure `vault-locked` */
  wrap(key: Uint8Array, purpose: string): Uint8Array;
  /** @throws Failure `vault-locked`, `vault-damaged` when the key or purpose does not fit */
  unwrap(wrapped: Uint8Array, purpose: string): Uint8Array;
  /** Called when the vault locks, so that unwrapped keys are dropped. */
  onLock(listener: () => void): void;
}

/** Lends the vault's keys to a job, which works in a thread of its own. */
export interface KeyLender {
  /**
   * Copies of the keys, the present one first, to be transferred to the thread, which overwrites them.
   * @throws Failure `vault-locked`
   */
  lend(): readonly Uint8Array[];
}
