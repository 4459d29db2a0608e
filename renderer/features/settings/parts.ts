import type { ComponentType } from 'react';
import type { Action } from '../../../preload/contract/operator.ts';
import type { SettingsPart } from '../../stores/navigation.ts';
import { DiagnosticsSettings } from '../diagnostics/DiagnosticsSettings.tsx';
import { EventSources } from '../events/EventSources.tsx';
import { MerchantSettings } from '../merchant/MerchantSettings.tsx';
import { Operators } from '../operators/Operators.tsx';
import { BackupSettings } from '../privacy/BackupSettings.tsx';
import { RetentionSettings } from '../privacy/RetentionSettings.tsx';
import { UpdateSettings } from '../updates/UpdateSettings.tsx';
import { VaultSettings } from '../vault/VaultSettings.tsx';
import { General } from './General.tsx';
import { Profiles } from './Profiles.tsx';

export const settingsPartOf: Readonly<Record<SettingsPart, ComponentType>> = {
  general: General,
  merchant: MerchantSettings,
  profiles: Profiles,
  vault: VaultSettings,
  retention: RetentionSettings,
  backups: BackupSettings,
  messages: EventSources,
  operators: Operators,
  updates: UpdateSettings,
  diagnostics: DiagnosticsSettings,
};

/** Whom a part is there for. */
export const neededForPart: Readonly<Record<SettingsPart, Action>> = {
  general: 'read',
  merchant: 'settings',
  profiles: 'settings',
  vault: 'settings',
  retention: 'retention',
  backups: 'settings',
  messages: 'settings',
  operators: 'operators',
  updates: 'settings',
  diagnostics: 'settings',
};
