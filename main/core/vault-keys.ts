import type { BackupsAfter } from '../../preload/contract/privacy.ts';
import type { AuditEntry } from './audit.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Clock } from './ports/system.ts';
import type { Vault, WrappedKeys } from './ports/vault.ts';

/** Another passphrase, or another key, for the vault. Backups from before open with the old one, so they are made anew. */
export interface VaultKeys {
  /** @throws Failure `vault-passphrase-wrong`, `vault-passphrase-weak`, `vault-wait`, `vault-missing` */
  changePassphrase(present: string, next: string): Promise<BackupsAfter>;
  /**
   * A new vault key, and every key in the log wrapped anew. Other programs with this desk open have to open it again.
   * @throws as `changePassphrase`
   */
  rotate(passphrase: string): Promise<{ readonly wrapped: number; readonly backups: BackupsAfter }>;
  /** Goes on where a crash interrupted a rotation; does nothing otherwise. Needs the vault open. */
  finishRotation(): Promise<void>;
}

export function createVaultKeys(parts: {
  readonly vault: Pick<Vault, 'changePassphrase' | 'rotate' | 'generation'>;
  readonly wrappedKeys: WrappedKeys;
  readonly log: Pick<SessionLog, 'note'>;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly othersTurn: () => Promise<void>;
  /** Wipes the old wrapped keys from the files. */
  readonly forgetErased: () => Promise<void>;
  readonly renewBackups: () => Promise<BackupsAfter>;
}): VaultKeys {
  const { vault, wrappedKeys, log, clock, actor, othersTurn } = parts;
  const entry = (kind: 'vault.passphrase-changed' | 'vault.rotated', data: AuditEntry['data']): AuditEntry => ({
    at: clock.now(),
    session: null,
    kind,
    actor: actor(),
    origin: 'operator',
    data,
  });

  const wrapAnew = async (): Promise<number> => {
    const generation = vault.generation();
    const wrapped = await wrappedKeys.wrapAnew(generation, othersTurn, (count) =>
      entry('vault.rotated', { generation, wrapped: count }),
    );
    await parts.forgetErased();
    return wrapped;
  };

  return {
    async changePassphrase(present, next) {
      await vault.changePassphrase(present, next);
      await log.note(entry('vault.passphrase-changed', {}));
      return parts.renewBackups();
    },

    async rotate(passphrase) {
      await vault.rotate(passphrase);
      const wrapped = await wrapAnew();
      return { wrapped, backups: await parts.renewBackups() };
    },

    async finishRotation() {
      if ((await wrappedKeys.generation()) === vault.generation()) return;
      await wrapAnew();
      await parts.renewBackups();
    },
  };
}
