import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { EventSourcesStoreApi } from '../../stores/event-sources.ts';
import { formatMoment } from '../../ui/times.ts';

/** Messages that this desk keeps but cannot place; nothing is shown while there are none. */
export function Unmatched(props: { readonly store: EventSourcesStoreApi }): ReactElement | null {
  const { t, i18n } = useTranslation();
  const unmatched = useStore(props.store, (each) => each.unmatched);
  if (unmatched.length === 0) return null;
  return (
    <div className="event-source">
      <h3>{t('events.unmatched.title')}</h3>
      <p className="muted">{t('events.unmatched.text')}</p>
      <ul className="event-unmatched">
        {unmatched.map(({ id, type, sessionId, receivedAt }) => (
          <li key={id}>
            <span>
              {type === 'CustomerRegistered' || type === 'RedirectSessionCancelled' ? t(`events.types.${type}`) : type}
            </span>
            <span className="mono">{sessionId}</span>
            <span className="muted">{t('events.unmatched.when', { at: formatMoment(receivedAt, i18n.language) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
