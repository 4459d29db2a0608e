import type { AtTheDesk } from './operator.ts';
import type { ProfileView } from './profile.ts';

/** What keeps the keys, and whether it will give them out right now. */
export type VaultState =
  | { readonly state: 'missing'; readonly osProtector: OsProtector }
  | {
      readonly state: 'locked';
      readonly osProtector: OsProtector;
      readonly passphrase: boolean;
      /**
       * The key store that sealed the vault, where one did. Another one present: the store has changed. None present: it
       * is missing. The same one: it is away for now, or was reset. The passphrase opens the vault in every case.
       */
      readonly recordedBackend?: string;
      /** Whether it is worth asking the key store once more. Never after somebody, or the clock, has locked the desk. */
      readonly osMayOpen: boolean;
    }
  | { readonly state: 'open'; readonly protector: 'os' | 'passphrase' };

/** Whether this machine's own key store can protect the vault; `weak` is a hard-coded password and is refused. */
export type OsProtector =
  | { readonly kind: 'available'; readonly backend: string }
  | { readonly kind: 'weak'; readonly backend: string }
  | { readonly kind: 'unavailable' };

export type Language = 'en' | 'de';
export type Theme = 'system' | 'light' | 'dark';

/**
 * A start at the passphrase, as main foresees it before the desk itself is there: the document comes with that form drawn
 * (`scripts/prerendered-pages.mjs`), and can be typed into before any script of it has run.
 */
export interface ForeseenPage {
  readonly language: Language;
  readonly theme: Theme;
}

export interface Preferences {
  readonly language: Language | 'system';
  readonly theme: Theme;
}

export interface DeskState {
  readonly vault: VaultState;
  readonly profile: ProfileView;
  readonly operator: AtTheDesk;
  readonly preferences: Preferences;
  readonly version: string;
  readonly shell: 'electron' | 'chromium';
}
