import type { ReactElement } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk, useNavigation } from '../../App/parts.ts';
import { settingsParts } from '../../stores/navigation.ts';
import { settingsPartOf } from './parts.ts';
import './SettingsScreen.css';

/** One part at a time: arrows move between them, Tab goes into the one that is shown. */
export function SettingsScreen(): ReactElement {
  const { t } = useTranslation();
  const version = useDesk(({ state }) => state?.version ?? '');
  const part = useNavigation((store) => store.settingsPart);
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
            {settingsParts.map((each) => (
              <Tab key={each} id={each} className="settings-tab">
                {t(`settings.parts.${each}`)}
              </Tab>
            ))}
          </TabList>
          <p className="settings-version muted">
            {t('frame.product')}, {t('settings.version', { version })}
          </p>
        </div>
        {settingsParts.map((each) => {
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
