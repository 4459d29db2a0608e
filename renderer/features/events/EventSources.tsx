import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useDeskParts } from '../../App/parts.ts';
import { createEventSourcesStore } from '../../stores/event-sources.ts';
import { Notice } from '../../ui/Notice.tsx';
import './EventSources.css';
import { FeedPart } from './FeedPart.tsx';
import { PastePart } from './PastePart.tsx';
import { ReceiverPart } from './ReceiverPart.tsx';
import { Unmatched } from './Unmatched.tsx';

/** How Zastrpay's messages reach this desk, and those that it cannot place. */
export function EventSources(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [store] = useState(() => createEventSourcesStore(bridge));
  useEffect(() => store.getState().start(), [store]);
  const error = useStore(store, (each) => each.error);
  return (
    <section className="settings-part" aria-labelledby="settings-events">
      <h2 id="settings-events">{t('events.title')}</h2>
      <p className="muted">{t('events.text')}</p>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      <div className="event-sources">
        <ReceiverPart store={store} />
        <FeedPart store={store} />
        <PastePart store={store} />
        <Unmatched store={store} />
      </div>
    </section>
  );
}
