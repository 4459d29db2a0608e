import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Origin, SessionStatus } from '../../preload/contract/session.ts';
import './StatusChip.css';

const tones = {
  draft: 'quiet',
  sending: 'info',
  'link-ready': 'info',
  'handed-over': 'info',
  registered: 'good',
  refused: 'danger',
  unknown: 'warn',
  held: 'warn',
  cancelled: 'quiet',
  expired: 'quiet',
  replaced: 'quiet',
  erased: 'quiet',
} as const satisfies Record<SessionStatus, string>;

/** Where a session stands and who says so: a status is never shown without its origin. */
export function StatusChip(props: { readonly status: SessionStatus; readonly origin: Origin }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className={`status status-${tones[props.status]}`}>
      <span className="status-name">{t(`sessions.status.${props.status}`)}</span>{' '}
      <span className="status-origin" title={t(`sessions.originSays.${props.origin}`)}>
        {t(`sessions.origin.${props.origin}`)}
      </span>
    </span>
  );
}
