import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsoleParts, usePermitted } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';

/** The guide can be had again whenever somebody new comes. */
export function PracticeStart(): ReactElement | null {
  const { t } = useTranslation();
  const begin = useGuidedPractice();
  const mayPractise = usePermitted('register');
  if (!mayPractise) return null;
  return (
    <section className="settings-part" aria-labelledby="settings-practice">
      <h2 id="settings-practice">{t('guide.name')}</h2>
      <p className="muted">{t('guide.startText')}</p>
      <div>
        <Button onPress={begin}>{t('guide.start')}</Button>
      </div>
    </section>
  );
}

/** Shows the registration with the guide beside it. What is typed there already stays. */
export function useGuidedPractice(): () => void {
  const { guide, navigation } = useConsoleParts();
  return () => {
    navigation.getState().go('registration');
    guide.getState().begin();
  };
}
