import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useConsoleParts } from '../../App/parts.ts';
import type { SessionStoreApi } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';

interface ReplaceButtonProps {
  readonly store: SessionStoreApi;
  /** Which screen goes on with the new session. */
  readonly from: 'registration' | 'sessions';
  readonly isPrimary?: boolean;
}

/** The customer still wants to register, but this link is of no use any more. */
export function ReplaceButton(props: ReplaceButtonProps): ReactElement {
  const { t } = useTranslation();
  const { store, from, isPrimary = false } = props;
  const running = useStore(store, (each) => each.running);
  const replace = useReplace(store, from);
  return (
    <Button
      kind={isPrimary ? 'primary' : 'secondary'}
      onPress={() => void replace()}
      busy={running === 'replace' && t('registration.creating')}
    >
      {t('handover.replace')}
    </Button>
  );
}

/** Makes the new session and goes on with it. */
export function useReplace(store: SessionStoreApi, from: ReplaceButtonProps['from']): () => Promise<void> {
  const { registration, navigation } = useConsoleParts();
  return async () => {
    const id = await store.getState().replace();
    if (id === null) return;
    if (from === 'registration') registration.getState().follow(id);
    else {
      navigation.getState().select(id);
      navigation.getState().open(id);
    }
  };
}
