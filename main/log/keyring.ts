import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { KeyWrapper } from '../core/ports/vault.ts';
import { keyBytes } from '../core/sealed-box.ts';
import type { Reading, Writing } from './connection.ts';
import { blob } from './stored-shapes.ts';

/** Keys that belong to the whole log rather than to one session. */
export type KeyName = 'blind-search' | 'same-person' | 'desk-signature' | 'export-reasons';

/**
 * The named key, for as long as `use` runs.
 * @returns null when it was never made, because nothing has been indexed yet
 * @throws Failure `vault-locked`, `vault-damaged` when the log belongs to another vault
 */
export function withNamedKey<T>(from: Reading, keys: KeyWrapper, name: KeyName, use: (key: Uint8Array) => T): T | null {
  const wrapped = wrappedKey(from, name);
  return wrapped === undefined ? null : unwrapped(keys, name, wrapped, use);
}

/** The same for a writer, which makes the key when it is first needed. */
export function withMadeKey<T>(
  to: Writing,
  keys: KeyWrapper,
  name: KeyName,
  now: Date,
  use: (key: Uint8Array) => T,
): T {
  return unwrapped(keys, name, wrappedKey(to, name) ?? makeKey(to, keys, name, now), use);
}

function makeKey(to: Writing, keys: KeyWrapper, name: KeyName, now: Date): Uint8Array {
  const key = randomBytes(keyBytes);
  const wrapped = keys.wrap(key, keyringPurpose(name));
  key.fill(0);
  to.run('INSERT INTO keyring (name, wrapped_key, made_at) VALUES (@name, @wrapped, @now)', {
    name,
    wrapped,
    now: now.getTime(),
  });
  return wrapped;
}

function unwrapped<T>(keys: KeyWrapper, name: KeyName, wrapped: Uint8Array, use: (key: Uint8Array) => T): T {
  const key = keys.unwrap(wrapped, keyringPurpose(name));
  try {
    return use(key);
  } finally {
    key.fill(0);
  }
}

const wrappedKey = (from: Reading, name: KeyName): Uint8Array | undefined =>
  from.one(keyRow, 'SELECT wrapped_key FROM keyring WHERE name = @name', { name })?.wrapped_key;

const keyRow = z.object({ wrapped_key: blob });

/** What a named key is wrapped for. */
export const keyringPurpose = (name: string): string => `zastrpay-desk keyring ${name}`;
