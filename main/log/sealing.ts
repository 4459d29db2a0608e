import { type KeyObject, randomBytes } from 'node:crypto';
import { Failure } from '../core/failure.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import { boxKey, keyBytes, openBox, sealBox } from '../core/sealed-box.ts';
import { damaged } from './sqlite-failure.ts';

/** What has a key of its own. The kind keeps a session's key from opening a draft, should they share an id. */
export interface Owner {
  readonly kind: 'session' | 'draft' | 'profile' | 'event-source' | 'erasure' | 'operator';
  readonly id: string;
}

/** Seals and opens an owner's fields. It holds the key in clear, so it lives only inside `withNewKey` or `withKey`. */
export interface Sealer {
  seal(field: string, text: string): Uint8Array;
  /** @throws Failure `log-damaged` when it was not sealed as this field of this owner */
  open(field: string, sealed: Uint8Array): string;
}

/** Draws a random key for an owner. @throws Failure `vault-locked` */
export function withNewKey<T>(keys: KeyWrapper, owner: Owner, use: (sealer: Sealer, wrappedKey: Uint8Array) => T): T {
  const key = randomBytes(keyBytes);
  return whileOpen(owner, key, (sealer) => use(sealer, keys.wrap(key, purposeOf(owner))));
}

/**
 * Unwraps an owner's key for as long as `use` runs. Nothing unwrapped is kept for the next time: unwrapping takes a few
 * microseconds, and what is not remembered need not be forgotten when the vault locks.
 * @throws Failure `vault-locked`, `vault-damaged` when another vault wrapped it
 */
export function withKey<T>(
  keys: Pick<KeyWrapper, 'unwrap'>,
  owner: Owner,
  wrappedKey: Uint8Array,
  use: (sealer: Sealer) => T,
): T {
  return whileOpen(owner, keys.unwrap(wrappedKey, purposeOf(owner)), use);
}

/** Wipes the key afterwards; a sealer that was kept opens nothing any more. */
function whileOpen<T>(owner: Owner, bytes: Uint8Array, use: (sealer: Sealer) => T): T {
  let key: KeyObject | null = boxKey(bytes);
  const present = (): KeyObject => {
    if (key === null) throw damaged();
    return key;
  };
  const context = (field: string): string => JSON.stringify([owner.kind, owner.id, field]);
  try {
    return use({
      seal: (field, text) => sealBox(present(), Buffer.from(text, 'utf8'), context(field)),
      open(field, sealed) {
        const content = openBox(present(), sealed, context(field));
        if (content === null) throw damaged();
        return Buffer.from(content.buffer, content.byteOffset, content.length).toString('utf8');
      },
    });
  } finally {
    key = null;
    bytes.fill(0);
  }
}

/** What an owner's key is wrapped for. */
export const purposeOf = ({ kind, id }: Owner): string => `zastrpay-desk ${kind} ${id}`;

/** For what cannot be done without the customers' data. @throws Failure `vault-locked` */
export function needOpen(keys: KeyWrapper): void {
  if (!keys.isOpen()) throw new Failure('vault-locked', 'The vault is locked.');
}
