import type { VaultState } from '../../preload/contract/desk.ts';
import { Failure } from '../core/failure.ts';
import type { Clock, KeyWrapper, OsKeyProtector, Randomness, Vault } from '../core/ports.ts';
import { keyBytes, openBox, sealBox } from '../core/sealed-box.ts';
import { type Argon2Cost, argon2Cost, argon2Key } from './argon2.ts';
import { delayAfter } from './attempt-delay.ts';
import { isWeakPassphrase, passphraseBytes } from './passphrase.ts';
import {
  type OsProtectorRecord,
  type PassphraseProtectorRecord,
  type ProtectorRecord,
  vaultFileAt,
} from './vault-file.ts';

export interface VaultOptions {
  /** `vault.json`. */
  readonly file: string;
  readonly os: OsKeyProtector;
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** The built `argon2-worker` where it does not lie beside the program's own file. */
  readonly argon2Worker?: URL;
  /** For tests; what is stored says what its passphrase cost. */
  readonly cost?: Argon2Cost;
}

/**
 * Keeps the one random key that wraps all others. It lies in `vault.json`, wrapped by the passphrase (which is the way
 * back when anything else fails) and, where there is one worth the name, by the OS's key store. In clear it is only ever
 * in this closure, and `lock` overwrites it.
 */
export function createVault(options: VaultOptions): Vault & KeyWrapper {
  const { os, clock, randomness } = options;
  const file = vaultFileAt(options.file);
  const lockListeners: (() => void)[] = [];
  let open: { readonly key: Uint8Array; readonly protector: 'os' | 'passphrase' } | null = null;
  let wrongTries = 0;
  let lastWrongAt = 0;

  const inTurn = oneAtATime();

  const openKey = (): Uint8Array => {
    if (open === null) throw new Failure('vault-locked', 'The vault is locked.');
    return open.key;
  };

  const letGo = (): void => {
    if (open === null) return;
    open.key.fill(0);
    open = null;
    for (const listener of lockListeners) listener();
  };

  /** Takes over the key, always as the last step: a `lock` may overwrite it at any time from here on. */
  const hold = (key: Uint8Array, protector: 'os' | 'passphrase'): void => {
    open?.key.fill(0);
    open = { key, protector };
  };

  const wrapWithPassphrase = async (key: Uint8Array, passphrase: string): Promise<PassphraseProtectorRecord> => {
    const salt = randomness.bytes(16);
    const cost = options.cost ?? argon2Cost;
    const wrapping = await argon2Key({ passphrase: passphraseBytes(passphrase), salt, cost }, options.argon2Worker);
    const wrapped = sealBox(wrapping, key, passphrasePurpose);
    wrapping.fill(0);
    return { kind: 'passphrase', cost, salt: base64(salt), wrapped: base64(wrapped) };
  };

  const unwrapWithPassphrase = async (
    record: PassphraseProtectorRecord,
    passphrase: string,
  ): Promise<Uint8Array | null> => {
    const task = { passphrase: passphraseBytes(passphrase), salt: bytes(record.salt), cost: record.cost };
    const wrapping = await argon2Key(task, options.argon2Worker);
    const key = openBox(wrapping, bytes(record.wrapped), passphrasePurpose);
    wrapping.fill(0);
    return key;
  };

  const wrapWithOs = async (key: Uint8Array): Promise<OsProtectorRecord | null> => {
    const present = await os.describe();
    // A weak store is a hard-coded password: worse than none, because it looks like protection.
    if (present.kind !== 'available') return null;
    const sealed = await unlessUnavailable(() => os.seal(key));
    return sealed === null ? null : { kind: 'os', backend: present.backend, sealed };
  };

  const unwrapWithOs = async (
    records: readonly ProtectorRecord[],
  ): Promise<{ readonly key: Uint8Array; readonly sealAgain: boolean } | null> => {
    const record = records.find((each) => each.kind === 'os');
    const present = await os.describe();
    if (record === undefined || present.kind !== 'available' || present.backend !== record.backend) return null;
    const opened = await unlessUnavailable(() => os.open(record.sealed));
    return opened?.key.length === keyBytes ? opened : null;
  };

  /** Whatever becomes of this, the vault opens: the next opening tries again. */
  const sealForOs = async (records: readonly ProtectorRecord[], key: Uint8Array): Promise<void> => {
    const forOs = await wrapWithOs(key);
    if (forOs === null) return;
    await unlessUnavailable(() => file.replace([forOs, ...records.filter((each) => each.kind !== 'os')]));
  };

  const checkWait = (): void => {
    const waitMs = Math.ceil(lastWrongAt + delayAfter(wrongTries) - clock.monotonic());
    if (wrongTries > 0 && waitMs > 0) {
      throw new Failure('vault-wait', 'The passphrase was wrong; the next try has to wait.', { waitMs });
    }
  };

  return {
    async state(): Promise<VaultState> {
      if (open !== null) return { state: 'open', protector: open.protector };
      const records = await file.read();
      const osProtector = await os.describe();
      if (records === null) return { state: 'missing', osProtector };
      return { state: 'locked', osProtector, passphrase: records.some((each) => each.kind === 'passphrase') };
    },

    create: (passphrase) =>
      inTurn(async () => {
        // Read before anything else: a damaged file is a vault, too, and somebody may still mend it.
        if ((await file.read()) !== null) throw vaultExists();
        if (isWeakPassphrase(passphrase)) {
          throw new Failure('vault-passphrase-weak', 'The passphrase is too short or too easy to guess.');
        }
        const key = randomness.bytes(keyBytes);
        const forPassphrase = await wrapWithPassphrase(key, passphrase);
        const forOs = await wrapWithOs(key);
        const records = forOs === null ? [forPassphrase] : [forOs, forPassphrase];
        if (!(await file.create(records))) throw vaultExists();
        hold(key, forOs === null ? 'passphrase' : 'os');
      }),

    openWithOs: () =>
      inTurn(async () => {
        if (open !== null) return true;
        // Whatever is wrong with the file, `state` tells; here it only means that the OS cannot open it.
        const records = await file.read().catch(failureAsNull);
        const opened = records && (await unwrapWithOs(records));
        if (opened === null) return false;
        if (opened.sealAgain) await sealForOs(records ?? [], opened.key);
        hold(opened.key, 'os');
        return true;
      }),

    openWithPassphrase: (passphrase) =>
      inTurn(async () => {
        const records = await file.read();
        if (records === null) throw new Failure('vault-missing', 'There is no vault yet.');
        const record = records.find((each) => each.kind === 'passphrase');
        if (record === undefined) throw new Failure('vault-unavailable', 'This vault has no passphrase.');
        checkWait();
        const key = await unwrapWithPassphrase(record, passphrase);
        if (key === null) {
          wrongTries += 1;
          lastWrongAt = clock.monotonic();
          throw new Failure('vault-passphrase-wrong', 'The passphrase is wrong.');
        }
        wrongTries = 0;
        const byOs = await unwrapWithOs(records);
        if (byOs === null || Buffer.compare(byOs.key, key) !== 0) await sealForOs(records, key);
        byOs?.key.fill(0);
        hold(key, 'passphrase');
      }),

    async lock() {
      letGo();
      // An opening that was under way when the operator locked must not have the last word.
      await inTurn(async () => letGo());
    },

    isOpen: () => open !== null,

    wrap: (key, purpose) => sealBox(openKey(), key, purpose),

    unwrap(wrapped, purpose) {
      const key = openBox(openKey(), wrapped, purpose);
      if (key === null) throw new Failure('vault-damaged', 'A key in the log does not belong to this vault.');
      return key;
    },

    onLock(listener) {
      lockListeners.push(listener);
    },
  };
}

const passphrasePurpose = 'zastrpay-desk vault passphrase 1';

const base64 = (value: Uint8Array): string => Buffer.from(value).toString('base64');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');

const vaultExists = (): Failure => new Failure('vault-exists', 'There is a vault already.');

function failureAsNull(error: unknown): null {
  if (error instanceof Failure) return null;
  throw error;
}

/** What the OS or the disk cannot do right now is no reason to fail while the passphrase works. */
function unlessUnavailable<T>(work: () => Promise<T>): Promise<T | null> {
  return work().catch(failureAsNull);
}

/** Runs what it is given one after the other: two openings must not count tries or rewrite the file at once. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
