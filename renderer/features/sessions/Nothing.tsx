import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { noFilter } from '../../../preload/contract/session-list.ts';
import { useNavigation } from '../../App/parts.ts';
import type { SessionsStoreApi } from '../../stores/sessions.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';

/** No sessions at all, or none that fit: two different things to say. */
export function Nothing(props: { readonly store: SessionsStoreApi; readonly isLoading: boolean }): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const go = useNavigation((each) => each.go);
  const search = useStore(store, (each) => each.search);
  const { status, profile, period } = useStore(store, (each) => each.filter);
  if (props.isLoading) {
    return (
      <p className="list-aside muted" role="status">
        {t('sessions.loading')}
      </p>
    );
  }
  if (search.trim() === '' && status.length === 0 && profile === null && period === null) {
    return (
      <Empty
        title={t('sessions.emptyTitle')}
        action={
          <Button kind="primary" onPress={() => go('registration')}>
            {t('sessions.emptyAction')}
          </Button>
        }
      >
        {t('sessions.emptyText')}
      </Empty>
    );
  }
  const clear = (): void => {
    store.getState().find('');
    store.getState().narrow(noFilter);
  };
  return (
    <Empty title={t('sessions.nothingTitle')} action={<Button onPress={clear}>{t('sessions.nothingAction')}</Button>}>
      {t('sessions.nothingText')}
    </Empty>
  );
}
