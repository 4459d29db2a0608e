import type { ComponentType, ReactElement } from 'react';
import { RegistrationScreen } from '../features/registration/RegistrationScreen.tsx';
import { SessionsScreen } from '../features/sessions/SessionsScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import type { Screen } from '../stores/navigation.ts';
import { ListIcon, PlusIcon, SlidersIcon } from '../ui/icons.tsx';

export const screenOf: Readonly<Record<Screen, ComponentType>> = {
  registration: RegistrationScreen,
  sessions: SessionsScreen,
  settings: SettingsScreen,
};

export const iconOf: Readonly<Record<Screen, () => ReactElement>> = {
  registration: PlusIcon,
  sessions: ListIcon,
  settings: SlidersIcon,
};
