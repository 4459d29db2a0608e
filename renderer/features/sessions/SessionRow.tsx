// biome-ignore-all lint/a11y/useSemanticElements: a list that puts its rows in place itself cannot be a table element
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and points at the row (aria-activedescendant)
import type { TFunction } from 'i18next';
import { memo, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionSummary } from '../../../preload/contract/session.ts';
import type { ListColumn } from '../../../preload/contract/session-list.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { formatInstant } from '../../ui/times.ts';
import { canExpire } from '../handover/next-actions.ts';

interface SessionRowProps {
  /** Undefined while it is on its way. */
  readonly session: SessionSummary | undefined;
  readonly id: string;
  readonly rank: number;
  readonly columns: readonly ListColumn[];
  /** CSS pixels from the top of the rows. */
  readonly top: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onPress: (rank: number) => void;
}

/** One session in the list. Drawn again only when something of it has changed: scrolling draws what is new. */
export const SessionRow = memo(function SessionRow(props: SessionRowProps): ReactElement {
  const { session, isActive, isSelected, rank } = props;
  const { t, i18n } = useTranslation();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid listens to the keys
    <div
      role="row"
      id={props.id}
      className={isActive ? 'list-row is-active' : 'list-row'}
      aria-rowindex={rank + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={() => props.onPress(rank)}
    >
      {props.columns.map((column) => (
        <span key={column} role="gridcell" className={`list-${column}`}>
          {session === undefined ? <span className="list-awaited" /> : contentOf(column, session, t, i18n.language)}
        </span>
      ))}
    </div>
  );
});

/** Not a component: a row that scrolls into sight shall be one piece of work, not seven. */
function contentOf(column: ListColumn, session: SessionSummary, t: TFunction, language: string): ReactNode {
  switch (column) {
    case 'reference':
      return session.reference;
    case 'customer':
      return (
        session.customer?.name ?? (
          <span className="muted">
            {t(session.status === 'erased' ? 'sessions.erasedCustomer' : 'sessions.noCustomer')}
          </span>
        )
      );
    case 'status':
      return <StatusChip status={session.status} origin={session.origin} />;
    case 'profile':
      return (
        <>
          {session.environment !== 'practice' && <span className="list-profile-name">{session.profile}</span>}
          <span className={`list-environment is-${session.environment}`}>
            {t(`frame.environment.${session.environment}`)}
          </span>
        </>
      );
    case 'created':
      return formatInstant(session.createdAt, language);
    case 'expires':
      if (session.expiresAt !== null) return formatInstant(session.expiresAt, language);
      return canExpire(session.status) ? <span className="muted">{t('sessions.noExpiry')}</span> : null;
  }
}
