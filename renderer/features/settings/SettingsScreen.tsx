import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../App/parts.ts';
import { EventSources } from '../events/EventSources.tsx';
import { Appearance } from './Appearance.tsx';
import { Profiles } from './Profiles.tsx';
import './SettingsScreen.css';

export function SettingsScreen(): ReactElement {
  const { t } = useTranslation();
  const version = useDesk(({ state }) => state?.version ?? '');
  return (
    <div className="settings">
      <h1>{t('settings.title')}</h1>
      <Appearance />
      <Profiles />
      <EventSources />
      <p className="muted">
        {t('frame.product')}, {t('settings.version', { version })}
      </p>
    </div>
  );
}
