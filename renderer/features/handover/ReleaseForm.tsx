import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { SessionStoreApi } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import './ReleaseForm.css';

/** Lets a link go that was kept back. The operator answers for it, so the operator says why. */
export function ReleaseForm(props: { readonly store: SessionStoreApi }): ReactElement {
  const { t } = useTranslation();
  const running = useStore(props.store, (each) => each.running);
  const release = useStore(props.store, (each) => each.release);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isEmpty = reason.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (!isEmpty) void release(reason);
  };
  return (
    <form className="release" onSubmit={submit} noValidate>
      <TextField
        label={t('handover.releaseReason')}
        value={reason}
        onChange={setReason}
        isNeeded
        message={
          isChecked && isEmpty
            ? { tone: 'error', text: t('errors.field.required') }
            : { tone: 'hint', text: t('handover.releaseHint') }
        }
      />
      <Button type="submit" busy={running === 'release' && t('handover.release')}>
        {t('handover.release')}
      </Button>
    </form>
  );
}
