import { randomUUID } from 'node:crypto';
import { Failure } from '../../main/core/failure.ts';
import type { OsKeyProtector } from '../../main/core/ports/vault.ts';
import type { OsProtector } from '../../preload/contract/desk.ts';

/** An OS key store whose weather a test decides. Each backend opens only what it sealed itself. */
export interface FakeOsKeyProtector extends OsKeyProtector {
  present: OsProtector;
  /** The store exists but does not answer now. */
  away: boolean;
  sealAgain: boolean;
  /** What happens elsewhere while the store is at work. */
  whileSealing: () => void;
  /** Forgets everything sealed, as a reset keyring does. */
  reset(): void;
}

export function fakeOsKeyProtector(present: OsProtector): FakeOsKeyProtector {
  const kept = new Map<string, { readonly backend: string; readonly key: Uint8Array }>();
  const backend = (): string => {
    if (fake.away || fake.present.kind === 'unavailable') throw new Failure('vault-unavailable', 'away');
    return fake.present.backend;
  };
  const fake: FakeOsKeyProtector = {
    present,
    away: false,
    sealAgain: false,
    whileSealing: () => undefined,
    reset: () => kept.clear(),
    describe: async () => fake.present,
    async seal(key) {
      fake.whileSealing();
      const name = randomUUID();
      kept.set(name, { backend: backend(), key: Uint8Array.from(key) });
      return name;
    },
    async open(sealed) {
      const entry = kept.get(sealed);
      if (entry?.backend !== backend()) throw new Failure('vault-unavailable', 'not mine');
      return { key: Uint8Array.from(entry.key), sealAgain: fake.sealAgain };
    },
  };
  return fake;
}

export const libsecret: OsProtector = { kind: 'available', backend: 'gnome_libsecret' };
export const kwallet: OsProtector = { kind: 'available', backend: 'kwallet6' };
export const basicText: OsProtector = { kind: 'weak', backend: 'basic_text' };
export const noStore: OsProtector = { kind: 'unavailable' };
