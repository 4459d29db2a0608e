import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { useUpdates } from './use-updates.ts';

/** A newer version that waits, in one line: it can wait as long as customers do not. */
export function UpdateLine(): ReactElement | null {
  const { t } = useTranslation();
  const { state } = useUpdates();
  const goToSettings = useNavigation((store) => store.goToSettings);
  if (state === null || (state.stage !== 'available' && state.stage !== 'ready')) return null;
  return (
    <div className="today-line">
      <p className="muted">{t(`updates.${state.stage}`, { version: state.version ?? '' })}</p>
      <Button kind="quiet" onPress={() => goToSettings('updates')} label={t('updates.lookNamed')}>
        {t('today.look')}
      </Button>
    </div>
  );
}
