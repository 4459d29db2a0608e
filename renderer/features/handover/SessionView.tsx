import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SessionDetail } from '../../../preload/contract/session.ts';
import { useConsoleParts, useDeskParts, useNavigation } from '../../App/parts.ts';
import { atHandIn } from '../../stores/registration.ts';
import { createSessionStore, type SessionStoreApi } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EnvironmentWord } from '../../ui/EnvironmentWord.tsx';
import { ArrowLeftIcon } from '../../ui/icons.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { readAhead } from './code-reading.ts';
import { HandOver } from './HandOver.tsx';
import { canBeReplaced } from './next-actions.ts';
import { Outcome } from './Outcome.tsx';
import { ProblemReport } from './ProblemReport.tsx';
import { ReleaseForm } from './ReleaseForm.tsx';
import { ReplaceButton } from './ReplaceButton.tsx';
import { Sending } from './Sending.tsx';
import './SessionView.css';

interface SessionViewProps {
  readonly id: string;
  /** Where one goes on from here: to the next customer, or back to the list. */
  readonly from: 'registration' | 'sessions';
}

/**
 * One session in full: its link to hand over, or why there is none. It has a store of its own for its id, so there is no
 * way for another session's answer to get here; whoever mounts it keys it by the id.
 */
export function SessionView(props: SessionViewProps): ReactElement {
  const { bridge } = useDeskParts();
  const { registration } = useConsoleParts();
  const go = useNavigation((store) => store.go);
  const [store] = useState(() => {
    // The registration's session stays at hand while the operator looks at another screen.
    const isAtHand = (): boolean => props.from === 'registration' && atHandIn(registration.getState()) === props.id;
    const first = props.from === 'registration' ? registration.getState().firstSight(props.id) : null;
    const made = createSessionStore(bridge, props.id, { withLink: true, goesOn: () => !isAtHand(), first });
    if (first?.link.qr) readAhead(first.link.qr, made.getState().check);
    return made;
  });
  useEffect(() => store.getState().start(), [store]);
  useEffect(() => {
    const refresh = (): void => {
      // A sleeping computer stops this page's clock, but not the link's.
      if (document.visibilityState === 'visible') void store.getState().load();
    };
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, [store]);

  const detail = useStore(store, (each) => each.detail);
  const next = (): void => {
    go('registration');
    void registration.getState().next();
  };
  useShortcut(shortcuts.next, next, detail !== null && detail.status !== 'sending' && detail.status !== 'refused');

  return (
    <div className="session">
      <Head detail={detail} from={props.from} />
      <Failure store={store} />
      {detail !== null && <Body detail={detail} store={store} from={props.from} onNext={next} />}
    </div>
  );
}

function Head(props: { readonly detail: SessionDetail | null; readonly from: SessionViewProps['from'] }): ReactElement {
  const { t } = useTranslation();
  const { detail } = props;
  const open = useNavigation((store) => store.open);
  const heading = useRef<HTMLHeadingElement>(null);
  const isLoaded = detail !== null;
  // Whoever listens to the screen hears where they are; and no Enter meant for the form presses a button here.
  useEffect(() => {
    if (isLoaded) heading.current?.focus();
  }, [isLoaded]);
  return (
    <div className="session-head">
      {props.from === 'sessions' && (
        <Button kind="quiet" onPress={() => open(null)}>
          <ArrowLeftIcon />
          {t('handover.back')}
        </Button>
      )}
      <h1 tabIndex={-1} ref={heading}>
        {detail === null ? t('handover.loading') : titleOf(detail)}
      </h1>
      {detail !== null && <EnvironmentWord environment={detail.environment} />}
      {detail !== null && <StatusChip status={detail.status} origin={detail.origin} />}
      {detail?.customer && <span className="muted">{detail.customer.name}</span>}
    </div>
  );

  function titleOf({ status }: SessionDetail): string {
    switch (status) {
      case 'link-ready':
      case 'handed-over':
        return t('handover.title');
      case 'sending':
        return t('handover.sending');
      case 'held':
      case 'unknown':
      case 'refused':
        return t(`handover.${status}`);
      default:
        return t(`handover.outcome.${status}`);
    }
  }
}

/** A call about this session that did not work. */
function Failure(props: { readonly store: SessionStoreApi }): ReactElement | null {
  const { t } = useTranslation();
  const error = useStore(props.store, (each) => each.error);
  const load = useStore(props.store, (each) => each.load);
  if (error === null) return null;
  return (
    <Notice tone="danger" isAlert action={<Button onPress={() => void load()}>{t('frame.retry')}</Button>}>
      {t(`errors.desk.${error.code}`)}
    </Notice>
  );
}

interface BodyProps {
  readonly detail: SessionDetail;
  readonly store: SessionStoreApi;
  readonly from: SessionViewProps['from'];
  readonly onNext: () => void;
}

function Body(props: BodyProps): ReactElement {
  const { detail, store, onNext } = props;
  switch (detail.status) {
    case 'link-ready':
    case 'handed-over':
      return <HandOver detail={detail} store={store} from={props.from} onNext={onNext} />;
    case 'sending':
      return <Sending store={store} />;
    case 'held':
      return (
        <Problematic detail={detail} actions={<NextButton onNext={onNext} />}>
          <ReleaseForm store={store} />
        </Problematic>
      );
    case 'unknown':
      return (
        <Problematic
          detail={detail}
          actions={
            <>
              <RetryButton store={store} />
              <NextButton onNext={onNext} />
            </>
          }
        />
      );
    case 'refused':
      return <Problematic detail={detail} actions={<CorrectButton detail={detail} from={props.from} />} />;
    default:
      return (
        <>
          <Outcome detail={detail} status={detail.status} />
          <div className="session-actions">
            {canBeReplaced(detail.status) && <ReplaceButton store={store} from={props.from} />}
            <NextButton onNext={onNext} isPrimary />
          </div>
        </>
      );
  }
}

function Problematic(props: {
  readonly detail: SessionDetail;
  readonly actions: ReactNode;
  readonly children?: ReactNode;
}): ReactElement {
  return (
    <div className="session-problem">
      <ProblemReport detail={props.detail} />
      {props.children}
      <div className="session-actions">{props.actions}</div>
    </div>
  );
}

function NextButton(props: { readonly onNext: () => void; readonly isPrimary?: boolean }): ReactElement {
  const { t } = useTranslation();
  return (
    <Button
      kind={props.isPrimary ? 'primary' : 'secondary'}
      onPress={props.onNext}
      shortcut={<Keys of={shortcuts.next} />}
    >
      {t('handover.next')}
    </Button>
  );
}

function RetryButton(props: { readonly store: SessionStoreApi }): ReactElement {
  const { t } = useTranslation();
  const running = useStore(props.store, (each) => each.running);
  const retry = useStore(props.store, (each) => each.retry);
  return (
    <Button kind="primary" onPress={() => void retry()} busy={running === 'retry' && t('handover.retrying')}>
      {t('handover.retry')}
    </Button>
  );
}

function CorrectButton(props: {
  readonly detail: SessionDetail;
  readonly from: SessionViewProps['from'];
}): ReactElement | null {
  const { t } = useTranslation();
  const { registration } = useConsoleParts();
  // Only the registration at hand still has what was typed.
  if (props.from !== 'registration') return null;
  return (
    <>
      <Button kind="primary" onPress={() => void registration.getState().correct(props.detail.problem?.fields ?? [])}>
        {t('handover.backToForm')}
      </Button>
      <span className="muted">{t('handover.backToFormHint')}</span>
    </>
  );
}
