import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SessionDetail } from '../../../preload/contract/session.ts';
import { Permitted } from '../../App/Permitted.tsx';
import { useConsoleParts, useDeskParts, useNavigation } from '../../App/parts.ts';
import { createSessionStore, type SessionStoreApi } from '../../stores/session.ts';
import { AttemptProgress } from '../../ui/AttemptProgress.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CopyValue } from '../../ui/CopyValue.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Question } from '../../ui/Question.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import { formatInstant } from '../../ui/times.ts';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { canBeCancelled, canBeErased, canBeMarked, canExpire } from '../handover/next-actions.ts';
import { ProblemReport } from '../handover/ProblemReport.tsx';
import { ReleaseForm } from '../handover/ReleaseForm.tsx';
import { ReplaceButton, useReplace } from '../handover/ReplaceButton.tsx';
import { Warnings } from '../handover/Warnings.tsx';
import { EraseCustomer } from '../privacy/EraseCustomer.tsx';
import { ErasureReason } from '../privacy/ErasureReason.tsx';
import { MarkForm } from './MarkForm.tsx';
import { Revealed } from './Revealed.tsx';
import './SessionPanel.css';
import { focusList } from './focus-list.ts';
import { Timeline } from './Timeline.tsx';

/** One session beside the list: what is known of it, what happened, and what can be done about it. */
export function SessionPanel(props: { readonly id: string }): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const select = useNavigation((store) => store.select);
  const [store] = useState(() => createSessionStore(bridge, props.id, { withLink: false }));
  useEffect(() => store.getState().start(), [store]);
  const detail = useStore(store, (each) => each.detail);
  const error = useStore(store, (each) => each.error);

  const close = (): void => {
    select(null);
    focusList();
  };
  useShortcut(shortcuts.closePanel, close);
  const [isCancelling, setCancelling] = useState(false);
  useIntent(store, () => setCancelling(true));

  const reference = detail?.reference ?? '';
  return (
    <aside className="panel" aria-label={t('sessions.panel', { reference })}>
      <div className="panel-head">
        <h2 className="mono">{reference}</h2>
        {detail !== null && <StatusChip status={detail.status} origin={detail.origin} />}
        <IconButton label={t('sessions.close')} icon={<CloseIcon />} onPress={close} />
      </div>
      {error !== null && (
        <Notice
          tone="danger"
          isAlert
          action={<Button onPress={() => void store.getState().load()}>{t('frame.retry')}</Button>}
        >
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      {detail !== null && (
        <>
          <Permitted to="register">
            <Action detail={detail} store={store} />
          </Permitted>
          <Warnings warnings={detail.warnings} />
          <Facts detail={detail} />
          {detail.status === 'erased' && <ErasureReason id={detail.id} />}
          <Permitted to="reveal">{detail.customer !== null && <Revealed id={detail.id} />}</Permitted>
          <Timeline entries={detail.timeline} />
          <Ids detail={detail} />
          <Permitted to="mark">{canBeMarked(detail.status) && <MarkForm store={store} />}</Permitted>
          <Permitted to="register">
            {canBeCancelled(detail.status) && <Cancel store={store} isAsking={isCancelling} ask={setCancelling} />}
          </Permitted>
          <Permitted to="erase">
            <EraseCustomer id={detail.id} isPossible={canBeErased(detail.status)} />
          </Permitted>
        </>
      )}
    </aside>
  );
}

/** Does what was begun with this session from elsewhere, as if its button here had been pressed. */
function useIntent(store: SessionStoreApi, askToCancel: () => void): void {
  const { navigation } = useConsoleParts();
  const intent = useNavigation((each) => each.intent);
  const isLoaded = useStore(store, ({ detail }) => detail !== null);
  const replace = useReplace(store, 'sessions');
  useEffect(() => {
    if (intent === null || !isLoaded) return;
    const { takeIntent, open } = navigation.getState();
    switch (takeIntent()) {
      case 'open':
        return open(store.getState().id);
      case 'retry':
        return void store.getState().retry();
      case 'replace':
        return void replace();
      case 'cancel':
        return askToCancel();
      case null:
        return;
    }
  });
}

/** The one thing to do in this state, if there is one. */
function Action(props: { readonly detail: SessionDetail; readonly store: SessionStoreApi }): ReactElement | null {
  const { t } = useTranslation();
  const { detail, store } = props;
  const open = useNavigation((each) => each.open);
  const attempt = useStore(store, (each) => each.attempt);
  const running = useStore(store, (each) => each.running);
  const retry = useStore(store, (each) => each.retry);
  if (detail.linkAvailable) {
    return (
      <div className="panel-action">
        <Button kind="primary" onPress={() => open(detail.id)}>
          {t('sessions.openHandover')}
        </Button>
        <ReplaceButton store={store} from="sessions" />
      </div>
    );
  }
  switch (detail.status) {
    case 'sending':
      return (
        <div className="panel-action">
          <AttemptProgress attempt={attempt} />
          <Button onPress={() => void store.getState().stop()}>{t('handover.stop')}</Button>
        </div>
      );
    case 'held':
      return (
        <>
          <ProblemReport detail={detail} />
          <ReleaseForm store={store} />
        </>
      );
    case 'unknown':
      return (
        <>
          <ProblemReport detail={detail} />
          <div className="panel-action">
            <Button kind="primary" onPress={() => void retry()} busy={running === 'retry' && t('handover.retrying')}>
              {t('handover.retry')}
            </Button>
          </div>
        </>
      );
    case 'refused':
      return <ProblemReport detail={detail} />;
    case 'expired':
    case 'cancelled':
      return (
        <div className="panel-action">
          <ReplaceButton store={store} from="sessions" isPrimary />
        </div>
      );
    default:
      return null;
  }
}

/** Asks Zastrpay to cancel, after asking the operator. */
function Cancel(props: {
  readonly store: SessionStoreApi;
  readonly isAsking: boolean;
  readonly ask: (isAsking: boolean) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { store, isAsking, ask } = props;
  const running = useStore(store, (each) => each.running);
  return (
    <div className="panel-part">
      <Button kind="quiet" onPress={() => ask(true)} busy={running === 'cancel' && t('sessions.cancel')}>
        {t('sessions.cancel')}
      </Button>
      <Question
        title={t('sessions.cancelTitle')}
        confirm={t('sessions.cancel')}
        keep={t('sessions.cancelKeep')}
        isOpen={isAsking}
        onCancel={() => ask(false)}
        onConfirm={() => {
          ask(false);
          void store.getState().cancel();
        }}
      >
        {t('sessions.cancelText')}
      </Question>
    </div>
  );
}

function Facts(props: { readonly detail: SessionDetail }): ReactElement {
  const { t, i18n } = useTranslation();
  const { detail } = props;
  const unknown = canExpire(detail.status) ? t('sessions.noExpiry') : null;
  const expiry = detail.expiresAt === null ? unknown : formatInstant(detail.expiresAt, i18n.language);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('sessions.customer'),
      detail.customer?.name ?? t(detail.status === 'erased' ? 'sessions.erasedCustomer' : 'sessions.noCustomer'),
    ],
    [t('sessions.dateOfBirth'), detail.customer?.dateOfBirth],
    [t('sessions.email'), detail.customer?.email],
    [t('sessions.created'), formatInstant(detail.createdAt, i18n.language)],
    [t('sessions.expires'), expiry],
    [t('sessions.profile'), `${detail.profile} (${t(`frame.environment.${detail.environment}`)})`],
    [t('sessions.language'), detail.locale],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="facts-line">
            <dt className="muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Ids(props: { readonly detail: SessionDetail }): ReactElement {
  const { t } = useTranslation();
  const { detail } = props;
  const correlationId = detail.problem?.correlationId ?? lastCorrelationId(detail);
  return (
    <section className="panel-part" aria-label={t('sessions.ids')}>
      <h3>{t('sessions.ids')}</h3>
      <dl className="panel-ids">
        <CopyValue name={t('handover.reference')} value={detail.reference} />
        <CopyValue name={t('sessions.sessionId')} value={detail.id} />
        <CopyValue name={t('sessions.requestId')} value={detail.requestId} />
        {correlationId !== null && <CopyValue name={t('sessions.correlationId')} value={correlationId} />}
        {detail.replaces !== null && <CopyValue name={t('sessions.replaces')} value={detail.replaces} />}
        {detail.replacedBy !== null && <CopyValue name={t('sessions.replacedBy')} value={detail.replacedBy} />}
      </dl>
    </section>
  );
}

function lastCorrelationId(detail: SessionDetail): string | null {
  const ids = detail.timeline.map(({ data }) => data.correlationId);
  const last = ids.findLast((id) => typeof id === 'string');
  return typeof last === 'string' ? last : null;
}
