import type { ComponentType } from 'react';
import type { SettingsPart } from '../../stores/navigation.ts';
import { EventSources } from '../events/EventSources.tsx';
import { Appearance } from './Appearance.tsx';
import { Profiles } from './Profiles.tsx';

export const settingsPartOf: Readonly<Record<SettingsPart, ComponentType>> = {
  general: Appearance,
  profiles: Profiles,
  messages: EventSources,
};
