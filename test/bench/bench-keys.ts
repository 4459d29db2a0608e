import { type FakeKeys, fakeKeys } from '../fakes/keys.ts';

/** The vault's key of every generated log. */
export const benchKey: Uint8Array = Buffer.alloc(32, 7);

/** What a log that `full-log.ts` has made opens with. */
export function benchKeys(): FakeKeys {
  return fakeKeys(benchKey);
}
