import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { type Action, permits } from '../../preload/contract/operator.ts';
import type { DeskBridge } from '../api/bridge.ts';
import type { AuditStore, AuditStoreApi } from '../stores/audit.ts';
import type { DeskStore, DeskStoreApi } from '../stores/desk.ts';
import type { GuideStore, GuideStoreApi } from '../stores/guide.ts';
import type { NavigationStore, NavigationStoreApi } from '../stores/navigation.ts';
import type { RegistrationStore, RegistrationStoreApi } from '../stores/registration.ts';

/** What every component can reach. Stores are read through selectors, so that a component renders for its own part only. */
export interface DeskParts {
  readonly bridge: DeskBridge;
  readonly desk: DeskStoreApi;
}

/** What lives while the vault is open, and is dropped with all it holds when it locks. */
export interface ConsoleParts {
  readonly navigation: NavigationStoreApi;
  readonly registration: RegistrationStoreApi;
  readonly audit: AuditStoreApi;
  readonly guide: GuideStoreApi;
}

export const DeskContext = createContext<DeskParts | null>(null);
export const ConsoleContext = createContext<ConsoleParts | null>(null);

function present<T>(parts: T | null): T {
  if (parts === null) throw new Error('used outside of its provider');
  return parts;
}

export const useDeskParts = (): DeskParts => present(useContext(DeskContext));
export const useConsoleParts = (): ConsoleParts => present(useContext(ConsoleContext));

export const useDesk = <T>(selector: (store: DeskStore) => T): T => useStore(useDeskParts().desk, selector);
export const useNavigation = <T>(selector: (store: NavigationStore) => T): T =>
  useStore(useConsoleParts().navigation, selector);
export const useRegistration = <T>(selector: (store: RegistrationStore) => T): T =>
  useStore(useConsoleParts().registration, selector);
export const useAudit = <T>(selector: (store: AuditStore) => T): T => useStore(useConsoleParts().audit, selector);

export const useGuide = <T>(selector: (store: GuideStore) => T): T => useStore(useConsoleParts().guide, selector);

/** What whoever is at the desk may do: to hide what would be refused, or to say why it cannot be done. */
export function usePermissions(): (action: Action) => boolean {
  const who = useDesk(({ state }) => state?.operator ?? null);
  return (action) => who !== null && permits(who, action);
}

export const usePermitted = (action: Action): boolean => usePermissions()(action);
