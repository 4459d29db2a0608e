import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SessionStoreApi } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** What the operator knows without Zastrpay's message; folded away, because it is the exception. */
export function MarkForm(props: { readonly store: SessionStoreApi }): ReactElement {
  const { t } = useTranslation();
  const { store } = props;
  const running = useStore(store, (each) => each.running);
  const [outcome, setOutcome] = useState<'registered' | 'cancelled'>('registered');
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isEmpty = reason.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!isEmpty) void store.getState().mark(outcome, reason);
  };
  return (
    <details className="panel-part mark">
      <summary>{t('events.mark.action')}</summary>
      <form className="mark-form" onSubmit={submit} noValidate>
        <p className="muted">{t('events.mark.text')}</p>
        <Choice
          label={t('events.mark.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={[
            { value: 'registered', label: t('events.mark.registered') },
            { value: 'cancelled', label: t('events.mark.cancelled') },
          ]}
        />
        <TextField
          label={t('events.mark.reason')}
          value={reason}
          onChange={setReason}
          isNeeded
          message={isChecked && isEmpty ? { tone: 'error', text: t('errors.field.required') } : null}
        />
        <div className="sheet-actions">
          <Button type="submit" busy={running === 'mark' && t('events.mark.submit')}>
            {t('events.mark.submit')}
          </Button>
        </div>
      </form>
    </details>
  );
}
