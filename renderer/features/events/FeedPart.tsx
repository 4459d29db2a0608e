import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { EventSourcesStoreApi } from '../../stores/event-sources.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { formatMoment } from '../../ui/times.ts';
import { useJudgedForm } from '../../ui/use-judged-form.ts';
import { SourceForm } from './SourceForm.tsx';

export function FeedPart(props: { readonly store: EventSourcesStoreApi }): ReactElement {
  const { t, i18n } = useTranslation();
  const { store } = props;
  const feed = useStore(store, (each) => each.sources?.feed ?? null);
  return (
    <div className="event-source">
      <h3>{t('events.feed.title')}</h3>
      <p className="muted">{t('events.feed.text')}</p>
      {feed === null ? (
        <FeedForm store={store} />
      ) : (
        <div className="event-source-end">
          <p role="status" className={feed.problem === null ? '' : 'event-source-problem'}>
            <span className="mono">{feed.url}</span>{' '}
            {feed.problem !== null
              ? t(`events.feed.problem.${feed.problem}`)
              : feed.lastReadAt === null
                ? t('events.feed.notRead')
                : t('events.feed.read', { at: formatMoment(feed.lastReadAt, i18n.language) })}
          </p>
          <Button onPress={() => void store.getState().remove('feed')}>{t('events.feed.off')}</Button>
        </div>
      )}
    </div>
  );
}

/** Of its own, so that the key is gone with the form. */
function FeedForm(props: { readonly store: EventSourcesStoreApi }): ReactElement {
  const { t } = useTranslation();
  const [url, setUrl] = useState('');
  const [apiKey, setApiKey] = useState('');
  const form = useJudgedForm(() => props.store.getState().setFeed({ url }, apiKey));
  return (
    <SourceForm form={form} label={t('events.feed.title')} action={t('events.feed.on')}>
      <TextField
        label={t('events.feed.url')}
        value={url}
        onChange={setUrl}
        message={form.message('url', t('events.feed.urlHint'))}
      />
      <TextField
        label={t('events.feed.apiKey')}
        type="password"
        value={apiKey}
        onChange={setApiKey}
        message={form.message('apiKey')}
      />
    </SourceForm>
  );
}
