import type { DeskState } from '../../../preload/contract/desk.ts';
import type { AutoLock } from '../../core/auto-lock.ts';
import type { Lock } from '../../core/lock.ts';
import type { VaultKeys } from '../../core/vault-keys.ts';
import type { Handlers } from '../router.ts';

type VaultHandlers = Pick<Handlers, Extract<keyof Handlers, `vault.${string}`>>;

/** What keeps the keys: opened, locked, behind another passphrase, with another key. */
export function vaultHandlers(parts: {
  readonly lock: Lock;
  readonly vaultKeys: VaultKeys;
  readonly autoLock: AutoLock;
  readonly state: () => Promise<DeskState>;
}): VaultHandlers {
  const { lock, vaultKeys, autoLock, state } = parts;
  return {
    async 'vault.create'({ passphrase }) {
      await lock.create(passphrase);
      return state();
    },
    async 'vault.unlock'({ passphrase }) {
      await lock.unlock(passphrase);
      return state();
    },
    async 'vault.openWithOs'() {
      await lock.openWithOs();
      return state();
    },
    async 'vault.lock'() {
      await lock.lock();
      return state();
    },
    async 'vault.changePassphrase'({ present, next }) {
      return { backups: await vaultKeys.changePassphrase(present, next) };
    },
    'vault.rotate': ({ passphrase }) => vaultKeys.rotate(passphrase),
    'vault.autoLock': () => autoLock.minutes(),
    async 'vault.setAutoLock'({ minutes }) {
      await autoLock.setMinutes(minutes);
      return autoLock.minutes();
    },
  };
}
