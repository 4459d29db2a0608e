import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SessionStoreApi } from '../../stores/session.ts';
import { AttemptProgress } from '../../ui/AttemptProgress.tsx';
import { Button } from '../../ui/Button.tsx';

/** A request under way, seen from outside of the form. */
export function Sending(props: { readonly store: SessionStoreApi }): ReactElement {
  const { t } = useTranslation();
  const attempt = useStore(props.store, (each) => each.attempt);
  return (
    <div className="session-problem">
      <AttemptProgress attempt={attempt} />
      <p className="muted">{t('handover.sendingHint')}</p>
      <div className="session-actions">
        <Button onPress={() => void props.store.getState().stop()}>{t('handover.stop')}</Button>
      </div>
    </div>
  );
}
