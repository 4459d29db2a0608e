import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SessionDetail } from '../../../preload/contract/session.ts';
import { useDeskParts, useNavigation } from '../../App/parts.ts';
import { createSessionStore, type SessionStoreApi } from '../../stores/session.ts';
import { AttemptProgress } from '../../ui/AttemptProgress.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CopyValue } from '../../ui/CopyValue.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import { formatInstant } from '../../ui/times.ts';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { ProblemReport } from '../handover/ProblemReport.tsx';
import { ReleaseForm } from '../handover/ReleaseForm.tsx';
import { Warnings } from '../handover/Warnings.tsx';
import './SessionPanel.css';
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
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  useShortcut(shortcuts.closePanel, close);

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
          <Action detail={detail} store={store} />
          <Warnings warnings={detail.warnings} />
          <Facts detail={detail} />
          <Timeline entries={detail.timeline} />
          <Ids detail={detail} />
        </>
      )}
    </aside>
  );
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
      </div>
    );
  }
  switch (detail.status) {
    case 'sending':
      return <AttemptProgress attempt={attempt} />;
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
    default:
      return null;
  }
}

function Facts(props: { readonly detail: SessionDetail }): ReactElement {
  const { t, i18n } = useTranslation();
  const { detail } = props;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('sessions.customer'), detail.customer?.name ?? t('sessions.noCustomer')],
    [t('sessions.dateOfBirth'), detail.customer?.dateOfBirth],
    [t('sessions.email'), detail.customer?.email],
    [t('sessions.created'), formatInstant(detail.createdAt, i18n.language)],
    [
      t('sessions.expires'),
      detail.expiresAt === null ? t('sessions.noExpiry') : formatInstant(detail.expiresAt, i18n.language),
    ],
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
