import type { ForeseenPage, VaultState } from '../../preload/contract/desk.ts';

/** What such a document says of itself, or null for any other. */
export function foreseenIn({ lang, dataset }: HTMLElement): ForeseenPage | null {
  if (dataset.foreseen !== 'locked') return null;
  const theme = dataset.theme === 'light' || dataset.theme === 'dark' ? dataset.theme : 'system';
  return { language: lang === 'de' ? 'de' : 'en', theme };
}

/** What main foresees from: a vault that nothing but its passphrase opens. */
export const foreseenVault: Extract<VaultState, { state: 'locked' }> = {
  state: 'locked',
  osProtector: { kind: 'unavailable' },
  passphrase: true,
  osMayOpen: false,
};
