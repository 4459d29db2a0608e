import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../../preload/contract/session.ts';
import { useConsoleParts, useDeskParts, useNavigation, usePermitted, useRegistration } from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';
import type { SessionIntent } from '../../stores/navigation.ts';
import { intentsFor } from '../handover/next-actions.ts';
import type { Command } from './use-commands.ts';

/** What can be done with a session in the state it is in, its details first. */
export function useSessionCommands(): (session: SessionSummary) => readonly Command[] {
  const { t } = useTranslation();
  const { navigation } = useConsoleParts();
  const mayAct = usePermitted('register');
  const { show, begin } = navigation.getState();
  const words: Readonly<Record<SessionIntent, string>> = {
    open: t('sessions.openHandover'),
    retry: t('handover.retry'),
    replace: t('handover.replace'),
    cancel: t('sessions.cancel'),
  };
  return ({ id, status }) => [
    { id: `${id} show`, label: t('palette.details'), run: () => show(id) },
    ...(mayAct ? intentsFor(status) : []).map((intent) => ({
      id: `${id} ${intent}`,
      label: words[intent],
      run: () => begin(id, intent),
    })),
  ];
}

/** The session that is looked at, whichever screen shows it. */
export function usePresentSession(): SessionSummary | null {
  const { bridge } = useDeskParts();
  const id = useNavigation(({ screen, opened, selected }) => (screen === 'sessions' ? (opened ?? selected) : null));
  const handedOver = useRegistration(({ step }) => (step.name === 'session' ? step.id : null));
  const isRegistering = useNavigation(({ screen }) => screen === 'registration');
  const present = isRegistering ? handedOver : id;
  const [session, setSession] = useState<SessionSummary | null>(null);
  useEffect(() => {
    if (present === null) return;
    let isWanted = true;
    unwrap(bridge['sessions.show']({ id: present })).then(
      (found) => isWanted && setSession(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [bridge, present]);
  return session !== null && session.id === present ? session : null;
}
