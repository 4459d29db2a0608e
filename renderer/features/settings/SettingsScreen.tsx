import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk, useNavigation, usePermissions } from '../../App/parts.ts';
import { settingsParts } from '../../stores/navigation.ts';
import { neededForPart, settingsPartOf } from './parts.ts';
import './SettingsScreen.css';

/** One part at a time: arrows move between them, Tab goes into the one that is shown. */
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
      <Tabs
        className="settings-tabs"
        orientation="vertical"
        selectedKey={part}
        onSelectionChange={(key) => {
          const chosen = settingsParts.find((each) => each === key);
          if (chosen !== undefined) goTo(chosen);
        }}
      >
        <div className="settings-index">
          <TabList className="settings-list" aria-label={t('settings.title')}>
            {parts.map((each) => (
              <Tab key={each} id={each} className="settings-tab">
                {t(`settings.parts.${each}`)}
              </Tab>
            ))}
          </TabList>
          {parts.length < settingsParts.length && <p className="settings-version muted">{t('operators.notYours')}</p>}
          <p className="settings-version muted">
            {t('frame.product')}, {t('settings.version', { version })}
          </p>
        </div>
        {parts.map((each) => {
          const Part = settingsPartOf[each];
          return (
            <TabPanel key={each} id={each} className="settings-panel">
              <Part />
            </TabPanel>
          );
        })}
      </Tabs>
    </div>
  );
}
