import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { EventSourcesStoreApi } from '../../stores/event-sources.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useJudgedForm } from '../../ui/use-judged-form.ts';
import { SourceForm } from './SourceForm.tsx';

export function ReceiverPart(props: { readonly store: EventSourcesStoreApi }): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const receiver = useStore(store, (each) => each.sources?.receiver ?? null);
  return (
    <div className="event-source">
      <h3>{t('events.receiver.title')}</h3>
      <p className="muted">{t('events.receiver.text')}</p>
      {receiver === null ? (
        <ReceiverForm store={store} />
      ) : (
        <div className="event-source-end">
          <p role="status" className={receiver.listening ? '' : 'event-source-problem'}>
            {receiver.listening
              ? t('events.receiver.listening', { host: receiver.host, port: receiver.port })
              : t('events.receiver.closed', {
                  host: receiver.host,
                  port: receiver.port,
                  problem: receiver.problem ?? '',
                })}
          </p>
          <Button onPress={() => void store.getState().remove('receiver')}>{t('events.receiver.off')}</Button>
        </div>
      )}
    </div>
  );
}

/** Of its own, so that the key is gone with the form. */
function ReceiverForm(props: { readonly store: EventSourcesStoreApi }): ReactElement {
  const { t } = useTranslation();
  const [host, setHost] = useState('127.0.0.1');
  const [port, setPort] = useState('8787');
  const [apiKey, setApiKey] = useState('');
  const form = useJudgedForm(() => props.store.getState().setReceiver({ host, port: Number(port) || 0 }, apiKey));
  return (
    <SourceForm form={form} label={t('events.receiver.title')} action={t('events.receiver.on')}>
      <TextField
        label={t('events.receiver.host')}
        value={host}
        onChange={setHost}
        message={form.message('host', t('events.receiver.hostHint'))}
      />
      <TextField label={t('events.receiver.port')} value={port} onChange={setPort} message={form.message('port')} />
      <TextField
        label={t('events.receiver.apiKey')}
        type="password"
        value={apiKey}
        onChange={setApiKey}
        message={form.message('apiKey', t('events.receiver.apiKeyHint'))}
      />
    </SourceForm>
  );
}
