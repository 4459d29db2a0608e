import { createStore, type StoreApi } from 'zustand/vanilla';

/** The screens there are, in the order of the navigation. Adding one: here, in `App/screens.tsx`, and its words. */
export const screens = ['registration', 'sessions', 'settings'] as const;

export type Screen = (typeof screens)[number];

export interface NavigationStore {
  readonly screen: Screen;
  /** The session whose details stand beside the list. */
  readonly selected: string | null;
  /** The session that is open in full on the sessions screen. */
  readonly opened: string | null;
  go(screen: Screen): void;
  select(id: string | null): void;
  open(id: string | null): void;
}

export type NavigationStoreApi = StoreApi<NavigationStore>;

export function createNavigationStore(): NavigationStoreApi {
  return createStore<NavigationStore>()((set) => ({
    screen: 'registration',
    selected: null,
    opened: null,
    go: (screen) => set({ screen, opened: null }),
    select: (selected) => set({ selected }),
    open: (opened) => set({ opened }),
  }));
}
