import { randomBytes } from 'node:crypto';
import { Failure } from '../../main/core/failure.ts';
import type { KeyLender, KeyWrapper } from '../../main/core/ports/vault.ts';
import { keyBytes, openBox, sealBox } from '../../main/core/sealed-box.ts';

/** The vault's half that the log sees, without a file or a passphrase: real encryption, opened and locked at will. */
export interface FakeKeys extends KeyWrapper, KeyLender {
  lock(): void;
  open(): void;
}

export function fakeKeys(key: Uint8Array = randomBytes(keyBytes)): FakeKeys {
  const listeners: (() => void)[] = [];
  let isOpen = true;
  const need = (): void => {
    if (!isOpen) throw new Failure('vault-locked', 'The vault is locked.');
  };
  return {
    isOpen: () => isOpen,
    wrap(inner, purpose) {
      need();
      return sealBox(key, inner, purpose);
    },
    unwrap(wrapped, purpose) {
      need();
      const inner = openBox(key, wrapped, purpose);
      if (inner === null) throw new Failure('vault-damaged', 'A key in the log does not belong to this vault.');
      return inner;
    },
    lend() {
      need();
      return [Uint8Array.from(key)];
    },
    onLock: (listener) => void listeners.push(listener),
    lock() {
      isOpen = false;
      for (const listener of listeners) listener();
    },
    open() {
      isOpen = true;
    },
  };
}
