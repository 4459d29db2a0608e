import type { Language, Theme, VaultState } from '../../preload/contract/desk.ts';

/**
 * A start at the passphrase, as main foresees it before the desk itself is there: the document comes with that form drawn
 * (`scripts/prerendered-pages.mjs`), and can be typed into before any script of it has run.
 */
export interface Foreseen {
  readonly language: Language;
  readonly theme: Theme;
}

/** What such a document says of itself, or null for any other. */
export function foreseenIn({ lang, dataset }: HTMLElement): Foreseen | null {
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
