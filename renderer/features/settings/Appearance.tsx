import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../App/parts.ts';
import { Choice } from '../../ui/Choice.tsx';

const languages = ['system', 'en', 'de'] as const;
const themes = ['system', 'light', 'dark'] as const;

/** Takes effect at once; main remembers it. */
export function Appearance(): ReactElement | null {
  const { t } = useTranslation();
  const preferences = useDesk(({ state }) => state?.preferences ?? null);
  const prefer = useDesk((store) => store.prefer);
  if (preferences === null) return null;
  return (
    <section className="settings-part" aria-labelledby="settings-appearance">
      <h2 id="settings-appearance">{t('settings.appearance')}</h2>
      <div className="settings-choices">
        <Choice
          label={t('settings.language')}
          value={preferences.language}
          onChange={(language) => void prefer({ ...preferences, language })}
          options={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
        />
        <Choice
          label={t('settings.theme')}
          value={preferences.theme}
          onChange={(theme) => void prefer({ ...preferences, theme })}
          options={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
        />
      </div>
    </section>
  );
}
