import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useNavigation, usePermissions } from '../../App/parts.ts';
import { settingsParts } from '../../stores/navigation.ts';
import { PartTabs } from '../../ui/PartTabs.tsx';
import { neededForPart, settingsPartOf } from './parts.ts';
import './SettingsScreen.css';

export function SettingsScreen(): ReactElement {
  const { t } = useTranslation();
  const version = useDesk(({ state }) => state?.version ?? '');
  const permits = usePermissions();
  const parts = settingsParts.filter((each) => permits(neededForPart[each]));
  const wanted = useNavigation((store) => store.settingsPart);
  const part = parts.includes(wanted) ? wanted : 'general';
  const goTo = useNavigation((store) => store.goToSettings);
  return (
    <div className="settings">
      <h1>{t('settings.title')}</h1>
      <PartTabs
        label={t('settings.title')}
        parts={parts.map((id) => ({ id, name: t(`settings.parts.${id}`), Content: settingsPartOf[id] }))}
        shown={part}
        onShow={goTo}
        below={
          <>
            {parts.length < settingsParts.length && <p className="settings-version muted">{t('operators.notYours')}</p>}
            <p className="settings-version muted">
              {t('frame.product')}, {t('settings.version', { version })}
            </p>
          </>
        }
      />
    </div>
  );
}
