import type { VaultState } from '../../preload/contract/desk.ts';
import type { AuditEntry } from './audit.ts';
import { Failure } from './failure.ts';
import type { Settings } from './ports/desk.ts';
import type { Clock } from './ports/system.ts';
import type { Vault } from './ports/vault.ts';

/** Why the vault was locked without the operator's asking. */
export type LockReason = 'idle' | 'suspend';

/**
 * Opening and locking the desk. A lock is undone with the passphrase only: were the system's key store enough, a colleague
 * could undo it with one press, or by starting the desk anew. The key store opens what nobody has locked.
 */
export interface Lock {
  state(): Promise<VaultState>;
  /** @throws as `Vault.create` */
  create(passphrase: string): Promise<void>;
  /** @throws as `Vault.openWithPassphrase` */
  unlock(passphrase: string): Promise<void>;
  /** At the start. @returns whether the desk is open now */
  openAtStart(): Promise<boolean>;
  /** Before a command: as at the start, without anything that a console begins with. @returns whether the vault is open now */
  openForCommand(): Promise<boolean>;
  /** When the operator asks for it. @throws Failure `vault-unavailable` */
  openWithOs(): Promise<void>;
  /** By the operator. */
  lock(): Promise<void>;
  /** By the desk itself; nothing happens when it is locked. @returns whether it was open */
  lockItself(why: LockReason): Promise<boolean>;
}

export function createLock(parts: {
  readonly vault: Vault;
  readonly settings: Pick<Settings, 'isKeptLocked' | 'keepLocked'>;
  readonly clock: Clock;
  readonly actor: () => string;
  /** What must have come to rest before the keys go: an answer that arrives later could not be sealed. */
  readonly settle: () => Promise<void>;
  /** What an open desk does first. */
  readonly opened: () => Promise<void>;
}): Lock {
  const { vault, settings, clock, actor, settle, opened } = parts;

  const note = (
    locked: boolean,
    kind: 'vault.created' | 'vault.opened' | 'vault.locked',
    by: 'operator' | 'desk',
    data: AuditEntry['data'],
  ): Promise<void> =>
    settings.keepLocked(locked, {
      at: clock.now(),
      session: null,
      kind,
      actor: by === 'desk' ? 'desk' : actor(),
      origin: by,
      data,
    });

  const openUnlessLocked = async (): Promise<boolean> => !(await settings.isKeptLocked()) && (await vault.openWithOs());

  const openWithOs = async (by: 'operator' | 'desk'): Promise<boolean> => {
    if (!(await openUnlessLocked())) return false;
    await note(false, 'vault.opened', by, { with: 'os' });
    await opened();
    return true;
  };

  const lock = async (by: 'operator' | 'desk', data: AuditEntry['data']): Promise<void> => {
    await settle();
    await vault.lock();
    await note(true, 'vault.locked', by, data);
  };

  return {
    async state() {
      const state = await vault.state();
      if (state.state !== 'locked') return state;
      return { ...state, osMayOpen: state.osMayOpen && !(await settings.isKeptLocked()) };
    },
    async create(passphrase) {
      await vault.create(passphrase);
      await note(false, 'vault.created', 'operator', {});
      await opened();
    },
    async unlock(passphrase) {
      await vault.openWithPassphrase(passphrase);
      await note(false, 'vault.opened', 'operator', { with: 'passphrase' });
      await opened();
    },
    openAtStart: () => openWithOs('desk'),
    openForCommand: openUnlessLocked,
    async openWithOs() {
      if (await openWithOs('operator')) return;
      throw new Failure('vault-unavailable', 'The key store of the system cannot open the vault now.');
    },
    lock: () => lock('operator', {}),
    async lockItself(why) {
      if ((await vault.state()).state !== 'open') return false;
      await lock('desk', { why });
      return true;
    },
  };
}
