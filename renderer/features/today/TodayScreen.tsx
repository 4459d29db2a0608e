import { type KeyboardEvent, type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Action } from '../../../preload/contract/operator.ts';
import type { SessionStatus, SessionSummary } from '../../../preload/contract/session.ts';
import { noFilter } from '../../../preload/contract/session-list.ts';
import {
  type ConcernKind,
  concernKinds,
  expiringMinutes,
  type HouseDuty,
  mostCounted,
  type Today,
} from '../../../preload/contract/today.ts';
import { Permitted } from '../../App/Permitted.tsx';
import { useDeskParts, useNavigation } from '../../App/parts.ts';
import { createTodayStore } from '../../stores/today.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { formatInstant } from '../../ui/times.ts';
import { UpdateLine } from '../updates/UpdateLine.tsx';
import { DaysChart } from './DaysChart.tsx';
import './TodayScreen.css';
import { WaitingHours } from './WaitingHours.tsx';

/** What needs somebody, each a key away, and how the last days went. */
export function TodayScreen(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [store] = useState(() => createTodayStore(bridge));
  useEffect(() => store.getState().start(), [store]);
  const today = useStore(store, (each) => each.today);
  const error = useStore(store, (each) => each.error);
  const load = useStore(store, (each) => each.load);
  return (
    <div className="today">
      <h1>{t('today.title')}</h1>
      {error !== null && (
        <Notice tone="danger" isAlert action={<Button onPress={() => void load()}>{t('frame.retry')}</Button>}>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      {today !== null && (
        <>
          <Attention today={today} />
          <Permitted to="settings">
            <UpdateLine />
          </Permitted>
          <DaysChart days={today.days} />
          <Permitted to="settings">
            <WaitingHours hours={today.waitingHours} choose={store.getState().waitFor} />
          </Permitted>
        </>
      )}
    </div>
  );
}

function Attention(props: { readonly today: Today }): ReactElement {
  const { t } = useTranslation();
  const { today } = props;
  const goToSettings = useNavigation((store) => store.goToSettings);
  const goToAudit = useNavigation((store) => store.goToAudit);
  const places: Readonly<Record<HouseDuty, { readonly needs: Action; readonly go: () => void }>> = {
    retention: { needs: 'retention', go: () => goToSettings('retention') },
    backup: { needs: 'settings', go: () => goToSettings('backups') },
    export: { needs: 'export', go: () => goToAudit('schedule') },
  };
  const urgent = concernKinds.filter((kind) => today.concerns[kind].count > 0);
  const isQuiet = urgent.length === 0 && today.unmatched === 0 && today.failed.length === 0;
  if (isQuiet) {
    return (
      <p className="today-quiet">
        <CheckIcon />
        {t('today.quiet')}
      </p>
    );
  }
  return (
    // Arrow keys move over all that can be opened, Enter opens it; Tab works as well.
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys only move the focus between its buttons
    <div className="today-attention" onKeyDown={moveFocus}>
      {today.failed.map((duty) => (
        <Notice
          key={duty}
          tone="danger"
          action={
            <Permitted to={places[duty].needs}>
              <Button onPress={places[duty].go}>{t('today.look')}</Button>
            </Permitted>
          }
        >
          {t(`today.failed.${duty}`)}
        </Notice>
      ))}
      {urgent.map((kind) => (
        <ConcernPart key={kind} kind={kind} today={today} />
      ))}
      {today.unmatched > 0 && (
        <Notice
          tone="info"
          action={
            <Permitted to="settings">
              <Button onPress={() => goToSettings('messages')}>{t('today.look')}</Button>
            </Permitted>
          }
        >
          {t('today.unmatched', { count: today.unmatched })}
        </Notice>
      )}
    </div>
  );
}

/** The statuses among which the list has a concern's sessions. */
const statusesOf: Readonly<Record<ConcernKind, readonly SessionStatus[]>> = {
  expiring: ['link-ready', 'handed-over'],
  unknown: ['unknown'],
  held: ['held'],
  waiting: ['handed-over', 'expired'],
};

function ConcernPart(props: { readonly kind: ConcernKind; readonly today: Today }): ReactElement {
  const { t } = useTranslation();
  const { kind, today } = props;
  const { count, sessions } = today.concerns[kind];
  const showFiltered = useNavigation((store) => store.showFiltered);
  const values = { minutes: expiringMinutes, count: today.waitingHours };
  return (
    <section aria-labelledby={`today-${kind}`}>
      <div className="today-line">
        <h2 id={`today-${kind}`} className="today-head">
          {t(`today.concerns.${kind}`, values)}
          <span className={`today-count is-${kind}`}>{count >= mostCounted ? `${mostCounted}+` : count}</span>
        </h2>
        <Button
          kind="quiet"
          onPress={() => showFiltered({ ...noFilter, status: statusesOf[kind] })}
          label={t('today.inListNamed', { concern: t(`today.concerns.${kind}`, values) })}
        >
          {t('today.inList')}
        </Button>
      </div>
      <p className="muted">{t(`today.means.${kind}`)}</p>
      <ul className="today-sessions">
        {sessions.map((session) => (
          <li key={session.id} className="today-item">
            <SessionButton session={session} kind={kind} />
          </li>
        ))}
      </ul>
      {count > sessions.length && <p className="muted">{t('today.more', { count: count - sessions.length })}</p>}
    </section>
  );
}

function SessionButton(props: { readonly session: SessionSummary; readonly kind: ConcernKind }): ReactElement {
  const { t, i18n } = useTranslation();
  const { session, kind } = props;
  const show = useNavigation((store) => store.show);
  const at =
    kind === 'expiring' && session.expiresAt !== null
      ? t('today.endsAt', { at: formatInstant(session.expiresAt, i18n.language) })
      : formatInstant(session.createdAt, i18n.language);
  return (
    <button type="button" className="today-session" onClick={() => show(session.id)}>
      <span className="mono">{session.reference}</span>
      <span className="today-customer">{session.customer?.name ?? t('sessions.noCustomer')}</span>
      <StatusChip status={session.status} origin={session.origin} />
      <span className="today-at muted">{at}</span>
    </button>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  event.preventDefault();
  buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
}
