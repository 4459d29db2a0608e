import type { DeskState } from '../../../preload/contract/desk.ts';
import type { AuditEntry } from '../../core/audit.ts';
import type { Clock, SessionLog, Vault } from '../../core/ports.ts';
import type { Handlers } from '../router.ts';

type VaultHandlers = Pick<Handlers, 'vault.create' | 'vault.unlock' | 'vault.lock'>;

export function vaultHandlers(parts: {
  readonly vault: Vault;
  readonly log: SessionLog;
  readonly clock: Clock;
  readonly actor: () => string;
  /** What must have come to rest before the keys go: an answer that arrives later could not be sealed. */
  readonly settle: () => Promise<void>;
  readonly opened: () => Promise<void>;
  readonly state: () => Promise<DeskState>;
}): VaultHandlers {
  const { vault, log, clock, actor, settle, opened, state } = parts;

  const note = (kind: AuditEntry['kind'], data: AuditEntry['data']): Promise<void> =>
    log.note({ at: clock.now(), session: null, kind, actor: actor(), origin: 'operator', data });

  return {
    async 'vault.create'({ passphrase }) {
      await vault.create(passphrase);
      await note('vault.created', {});
      await opened();
      return state();
    },
    async 'vault.unlock'({ passphrase }) {
      await vault.openWithPassphrase(passphrase);
      await note('vault.opened', { with: 'passphrase' });
      await opened();
      return state();
    },
    async 'vault.lock'() {
      await settle();
      await vault.lock();
      await note('vault.locked', {});
      return state();
    },
  };
}
