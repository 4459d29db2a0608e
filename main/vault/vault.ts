import type { OsProtector, VaultState } from '../../preload/contract/desk.ts';
import { Failure } from '../core/failure.ts';
import type { Clock, Randomness } from '../core/ports/system.ts';
import type { KeyLender, KeyWrapper, OsKeyProtector, Vault } from '../core/ports/vault.ts';
import { keyBytes, openBox, sealBox } from '../core/sealed-box.ts';
import { type Argon2Cost, argon2Cost, argon2Key } from './argon2.ts';
import { delayAfter } from './attempt-delay.ts';
import { isWeakPassphrase, passphraseBytes } from './passphrase.ts';
import {
  type OsProtectorRecord,
  type PassphraseProtectorRecord,
  type ProtectorRecord,
  type VaultContent,
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
export function createVault(options: VaultOptions): Vault & KeyWrapper & KeyLender {
  const { os, clock, randomness } = options;
  const file = vaultFileAt(options.file);
  const lockListeners: (() => void)[] = [];
  let open: OpenVault | null = null;
  let wrongTries = 0;
  let lastWrongAt = 0;

  const inTurn = oneAtATime();

  const needOpen = (): OpenVault => {
    if (open === null) throw new Failure('vault-locked', 'The vault is locked.');
    return open;
  };

  const letGo = (): void => {
    if (open === null) return;
    wipe(open);
    open = null;
    for (const listener of lockListeners) listener();
  };

  /** Takes over the key, always as the last step: a `lock` may overwrite it at any time from here on. */
  const hold = (key: Uint8Array, retired: readonly Uint8Array[], protector: OpenVault['protector']): void => {
    if (open !== null) wipe(open);
    open = { key, retired, protector };
  };

  /** @throws Failure `vault-damaged` for one that the key does not open */
  const openRetired = (key: Uint8Array, { retired }: VaultContent): readonly Uint8Array[] =>
    retired.map((box) => {
      const opened = openBox(key, bytes(box), retiredPurpose);
      if (opened === null) throw new Failure('vault-damaged', 'A retired key does not belong to this vault.');
      return opened;
    });

  const sealRetired = (key: Uint8Array, retired: readonly Uint8Array[]): readonly string[] =>
    retired.map((each) => base64(sealBox(key, each, retiredPurpose)));

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
    if (record === undefined || !isSame(present, record)) return null;
    const opened = await unlessUnavailable(() => os.open(record.sealed));
    return opened?.key.length === keyBytes ? opened : null;
  };

  /** Whatever becomes of this, the vault opens: the next opening tries again. */
  const sealForOs = async ({ protectors, retired }: VaultContent, key: Uint8Array): Promise<void> => {
    const forOs = await wrapWithOs(key);
    if (forOs === null) return;
    const others = protectors.filter((each) => each.kind !== 'os');
    await unlessUnavailable(() => file.replace({ protectors: [forOs, ...others], retired }));
  };

  const checkWait = (): void => {
    const waitMs = Math.ceil(lastWrongAt + delayAfter(wrongTries) - clock.monotonic());
    if (wrongTries > 0 && waitMs > 0) {
      throw new Failure('vault-wait', 'The passphrase was wrong; the next try has to wait.', { waitMs });
    }
  };

  /** What every use of the passphrase goes through: present, not too soon after a wrong one, and right. */
  const keyBehind = async (
    passphrase: string,
  ): Promise<{ readonly key: Uint8Array; readonly content: VaultContent }> => {
    const content = await file.read();
    if (content === null) throw new Failure('vault-missing', 'There is no vault yet.');
    const record = content.protectors.find((each) => each.kind === 'passphrase');
    if (record === undefined) throw new Failure('vault-unavailable', 'This vault has no passphrase.');
    checkWait();
    const key = await unwrapWithPassphrase(record, passphrase);
    if (key === null) {
      wrongTries += 1;
      lastWrongAt = clock.monotonic();
      throw new Failure('vault-passphrase-wrong', 'The passphrase is wrong.', { waitMs: delayAfter(wrongTries) });
    }
    wrongTries = 0;
    return { key, content };
  };

  return {
    async state(): Promise<VaultState> {
      if (open !== null) return { state: 'open', protector: open.protector };
      const content = await file.read();
      const osProtector = await os.describe();
      if (content === null) return { state: 'missing', osProtector };
      const { protectors } = content;
      const recorded = protectors.find((each) => each.kind === 'os');
      return {
        state: 'locked',
        osProtector,
        passphrase: protectors.some((each) => each.kind === 'passphrase'),
        ...(recorded && { recordedBackend: recorded.backend }),
        osMayOpen: recorded !== undefined && isSame(osProtector, recorded),
      };
    },

    create: (passphrase) =>
      inTurn(async () => {
        // Read before anything else: a damaged file is a vault, too, and somebody may still mend it.
        if ((await file.read()) !== null) throw vaultExists();
        refuseWeak(passphrase);
        const key = randomness.bytes(keyBytes);
        const forPassphrase = await wrapWithPassphrase(key, passphrase);
        const forOs = await wrapWithOs(key);
        const records = forOs === null ? [forPassphrase] : [forOs, forPassphrase];
        if (!(await file.create({ protectors: records, retired: [] }))) throw vaultExists();
        hold(key, [], forOs === null ? 'passphrase' : 'os');
      }),

    openWithOs: () =>
      inTurn(async () => {
        if (open !== null) return true;
        // Whatever is wrong with the file, `state` tells; here it only means that the OS cannot open it.
        const content = await file.read().catch(failureAsNull);
        if (content === null) return false;
        const opened = await unwrapWithOs(content.protectors);
        if (opened === null) return false;
        const retired = openRetired(opened.key, content);
        if (opened.sealAgain) await sealForOs(content, opened.key);
        hold(opened.key, retired, 'os');
        return true;
      }),

    openWithPassphrase: (passphrase) =>
      inTurn(async () => {
        const { key, content } = await keyBehind(passphrase);
        const retired = openRetired(key, content);
        const byOs = await unwrapWithOs(content.protectors);
        if (byOs === null || Buffer.compare(byOs.key, key) !== 0) await sealForOs(content, key);
        byOs?.key.fill(0);
        hold(key, retired, 'passphrase');
      }),

    changePassphrase: (present, next) =>
      inTurn(async () => {
        refuseWeak(next);
        const { key, content } = await keyBehind(present);
        const forPassphrase = await wrapWithPassphrase(key, next);
        key.fill(0);
        const others = content.protectors.filter((each) => each.kind !== 'passphrase');
        await file.replace({ ...content, protectors: [...others, forPassphrase] });
      }),

    rotate: (passphrase) =>
      inTurn(async () => {
        const { key: present, content } = await keyBehind(passphrase);
        const retired = [present, ...openRetired(present, content)];
        const key = randomness.bytes(keyBytes);
        const forPassphrase = await wrapWithPassphrase(key, passphrase);
        // Where the store is away just now, the next opening by passphrase seals for it.
        const forOs = await wrapWithOs(key);
        const protectors = forOs === null ? [forPassphrase] : [forOs, forPassphrase];
        await file.replace({ protectors, retired: sealRetired(key, retired) });
        hold(key, retired, forOs === null ? 'passphrase' : 'os');
      }),

    generation: () => needOpen().retired.length,

    async lock() {
      letGo();
      // An opening that was under way when the operator locked must not have the last word.
      await inTurn(async () => letGo());
    },

    isOpen: () => open !== null,

    wrap: (key, purpose) => sealBox(needOpen().key, key, purpose),

    unwrap(wrapped, purpose) {
      const { key, retired } = needOpen();
      for (const each of [key, ...retired]) {
        const unwrapped = openBox(each, wrapped, purpose);
        if (unwrapped !== null) return unwrapped;
      }
      throw new Failure('vault-damaged', 'A key in the log does not belong to this vault.');
    },

    lend() {
      const { key, retired } = needOpen();
      return [key, ...retired].map((each) => Uint8Array.from(each));
    },

    onLock(listener) {
      lockListeners.push(listener);
    },
  };
}

/** Another store could not open it, and trying might cost the only copy. */
const isSame = (present: OsProtector, record: OsProtectorRecord): boolean =>
  present.kind === 'available' && present.backend === record.backend;

interface OpenVault {
  readonly key: Uint8Array;
  /** Keys that rotations replaced, the latest first: what they wrapped and nobody has wrapped anew still opens. */
  readonly retired: readonly Uint8Array[];
  readonly protector: 'os' | 'passphrase';
}

function wipe({ key, retired }: OpenVault): void {
  key.fill(0);
  for (const each of retired) each.fill(0);
}

function refuseWeak(passphrase: string): void {
  if (isWeakPassphrase(passphrase)) {
    throw new Failure('vault-passphrase-weak', 'The passphrase is too short or too easy to guess.');
  }
}

const passphrasePurpose = 'zastrpay-desk vault passphrase 1';
const retiredPurpose = 'zastrpay-desk vault retired 1';

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
