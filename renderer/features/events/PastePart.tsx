import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { EventSourcesStoreApi } from '../../stores/event-sources.ts';
import { Button } from '../../ui/Button.tsx';

/** Messages as they were copied from a log or a mail. */
export function PastePart(props: { readonly store: EventSourcesStoreApi }): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const imported = useStore(store, (each) => each.imported);
  const [text, setText] = useState('');
  const [isTaking, setTaking] = useState(false);
  const id = useId();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTaking(true);
    const taken = await store.getState().importText(text);
    setTaking(false);
    // What could not be read stays, to be mended.
    if (taken && store.getState().imported?.unreadable === 0) setText('');
  };
  return (
    <form className="event-source" onSubmit={(event) => void submit(event)}>
      <h3>{t('events.paste.title')}</h3>
      <p className="muted">{t('events.paste.text')}</p>
      <label htmlFor={id}>{t('events.paste.label')}</label>
      <textarea
        id={id}
        className="field-control event-paste mono"
        value={text}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
        autoComplete="off"
      />
      <div className="event-source-end">
        <p role="status">
          {imported !== null && (
            <>
              {t('events.paste.moved', { count: imported.moved })}{' '}
              <span className="muted">
                {t('events.paste.rest', {
                  repeat: imported.repeat,
                  noted: imported.noted,
                  unmatched: imported.unmatched,
                  others: imported.others,
                })}
              </span>{' '}
              {imported.unreadable > 0 && (
                <span className="event-source-problem">
                  {t('events.paste.unreadable', { count: imported.unreadable })}
                </span>
              )}
            </>
          )}
        </p>
        <Button type="submit" isDisabled={text.trim() === ''} busy={isTaking && t('events.paste.submit')}>
          {t('events.paste.submit')}
        </Button>
      </div>
    </form>
  );
}
