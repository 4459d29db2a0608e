import { safeStorage } from 'electron';
import type { OsProtector } from '../../../preload/contract/desk.ts';
import { Failure } from '../../core/failure.ts';
import type { OsKeyProtector } from '../../core/ports/vault.ts';

/** The system's own key store behind Electron's safeStorage: Keychain, DPAPI, libsecret or KWallet. */
export const osProtector: OsKeyProtector = {
  describe: describeStore,
  seal: async (key) => {
    await mustBeAvailable();
    const sealed = await orUnavailable(() => safeStorage.encryptStringAsync(Buffer.from(key).toString('base64')));
    return sealed.toString('base64');
  },
  open: async (sealed) => {
    await mustBeAvailable();
    const opened = await orUnavailable(() => safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64')));
    return { key: Buffer.from(opened.result, 'base64'), sealAgain: opened.shouldReEncrypt };
  },
};

async function describeStore(): Promise<OsProtector> {
  const backend = backendName();
  // Linux without a keyring: safeStorage would "encrypt" with a password that stands in Chromium's source.
  if (backend === 'basic_text') return { kind: 'weak', backend };
  if (backend === 'unknown') return { kind: 'unavailable' };
  const available = await safeStorage.isAsyncEncryptionAvailable().catch(() => false);
  return available ? { kind: 'available', backend } : { kind: 'unavailable' };
}

function backendName(): string {
  switch (process.platform) {
    case 'darwin':
      return 'keychain';
    case 'win32':
      return 'dpapi';
    default:
      return safeStorage.getSelectedStorageBackend();
  }
}

async function mustBeAvailable(): Promise<void> {
  const { kind } = await describeStore();
  if (kind !== 'available') throw new Failure('vault-unavailable', 'The key store of the system cannot be used now.');
}

async function orUnavailable<T>(use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } catch (cause) {
    throw new Failure('vault-unavailable', 'The key store of the system did not answer.', { cause });
  }
}
