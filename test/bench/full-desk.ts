import { randomBytes } from 'node:crypto';
import { deskFilesIn } from '../../main/desk-files.ts';
import { createVault } from '../../main/vault/vault.ts';
import { fakeClock } from '../fakes/clock.ts';
import { benchKey } from './bench-keys.ts';

/** Opens the vault of a desk that is measured. */
export const benchPassphrase = 'three quiet synthetic words';

/** Puts a vault beside a generated log that lies in a desk's folder, so that the program itself opens the two. */
export async function putVaultBesideFullLog(dataFolder: string): Promise<void> {
  const never = () => Promise.reject(new Error('there is no key store'));
  const vault = createVault({
    file: deskFilesIn(dataFolder).vaultFile,
    os: { describe: async () => ({ kind: 'unavailable' }), seal: never, open: never },
    clock: fakeClock(),
    randomness: {
      uuid: () => crypto.randomUUID(),
      bytes: (count) => (count === benchKey.length ? Uint8Array.from(benchKey) : randomBytes(count)),
      fraction: Math.random,
    },
    cost: { memoryKiB: 1_024, passes: 1, lanes: 1 },
  });
  await vault.create(benchPassphrase);
  await vault.lock();
}
