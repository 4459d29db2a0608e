// biome-ignore-all lint/a11y/useSemanticElements: a list that puts its rows in place itself cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at the row (aria-activedescendant)
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../../preload/contract/session.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { formatInstant } from '../../ui/times.ts';
import { canExpire } from '../handover/next-actions.ts';

interface SessionRowProps {
  readonly session: SessionSummary;
  readonly id: string;
  readonly index: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onPress: () => void;
}

export function SessionRow(props: SessionRowProps): ReactElement {
  const { t, i18n } = useTranslation();
  const { session, isActive, isSelected } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to the keys
    <div
      role="row"
      id={props.id}
      className={isActive ? 'list-row is-active' : 'list-row'}
      aria-rowindex={props.index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={props.onPress}
    >
      <span role="gridcell" className="list-reference mono">
        {session.reference}
      </span>
      <span role="gridcell" className="list-customer">
        {session.customer?.name ?? (
          <span className="muted">
            {t(session.status === 'erased' ? 'sessions.erasedCustomer' : 'sessions.noCustomer')}
          </span>
        )}
      </span>
      <span role="gridcell" className="list-status">
        <StatusChip status={session.status} origin={session.origin} />
      </span>
      <span role="gridcell" className="list-profile">
        {session.environment !== 'practice' && <span className="list-profile-name">{session.profile}</span>}
        <span className={`list-environment is-${session.environment}`}>
          {t(`frame.environment.${session.environment}`)}
        </span>
      </span>
      <span role="gridcell" className="list-created">
        {formatInstant(session.createdAt, i18n.language)}
      </span>
      <span role="gridcell" className="list-expires">
        {session.expiresAt !== null && formatInstant(session.expiresAt, i18n.language)}
        {session.expiresAt === null && canExpire(session.status) && (
          <span className="muted">{t('sessions.noExpiry')}</span>
        )}
      </span>
    </div>
  );
}
