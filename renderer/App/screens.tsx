import type { ComponentType, ReactElement } from 'react';
import type { Action } from '../../preload/contract/operator.ts';
import { AuditScreen } from '../features/audit/AuditScreen.tsx';
import { RegistrationScreen } from '../features/registration/RegistrationScreen.tsx';
import { SessionsScreen } from '../features/sessions/SessionsScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { TodayScreen } from '../features/today/TodayScreen.tsx';
import { type Screen, screens } from '../stores/navigation.ts';
import { ClockIcon, ListIcon, PlusIcon, SealIcon, SlidersIcon } from '../ui/icons.tsx';
import { usePermissions } from './parts.ts';

export const screenOf: Readonly<Record<Screen, ComponentType>> = {
  registration: RegistrationScreen,
  today: TodayScreen,
  sessions: SessionsScreen,
  audit: AuditScreen,
  settings: SettingsScreen,
};

export const iconOf: Readonly<Record<Screen, () => ReactElement>> = {
  registration: PlusIcon,
  today: ClockIcon,
  sessions: ListIcon,
  audit: SealIcon,
  settings: SlidersIcon,
};

const needed: Readonly<Record<Screen, Action>> = {
  registration: 'register',
  today: 'read',
  sessions: 'read',
  audit: 'verify',
  settings: 'read',
};

/** The screens there are for whoever is at the desk. */
export function useScreens(): readonly Screen[] {
  const permits = usePermissions();
  return screens.filter((screen) => permits(needed[screen]));
}
