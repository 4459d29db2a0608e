import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileView } from '../../../preload/contract/profile.ts';
import type { ProfilesStoreApi } from '../../stores/profiles.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useJudgedForm } from '../../ui/use-judged-form.ts';

/** A first key for a profile that came without, or a new one. What is typed goes with the sheet. */
export function ProfileKey(props: {
  readonly profile: ProfileView;
  readonly store: ProfilesStoreApi;
  readonly onChanged: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { profile, store } = props;
  const [isOpen, setOpen] = useState(false);
  const words = profile.hasApiKey ? t('settings.key.replace') : t('settings.key.set');
  return (
    <>
      <Button
        kind={profile.hasApiKey ? 'quiet' : 'secondary'}
        onPress={() => setOpen(true)}
        label={t('settings.key.named', { action: words, name: profile.name })}
      >
        {words}
      </Button>
      <Sheet title={t('settings.key.title', { name: profile.name })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <KeyForm
          profile={profile}
          store={store}
          onCancel={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            props.onChanged();
          }}
        />
      </Sheet>
    </>
  );
}

function KeyForm(props: {
  readonly profile: ProfileView;
  readonly store: ProfilesStoreApi;
  readonly onCancel: () => void;
  readonly onSaved: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { profile, store } = props;
  const [apiKey, setApiKey] = useState('');
  const form = useJudgedForm(async () => {
    await store.getState().setKey(profile.id, apiKey);
    props.onSaved();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={t('settings.new.apiKey')}
        type="password"
        value={apiKey}
        onChange={setApiKey}
        autoFocus
        isNeeded
        message={form.message('apiKey', t('settings.new.apiKeyHint'))}
      />
      {form.trouble !== null && (
        <Notice tone="danger" isAlert>
          {form.trouble}
        </Notice>
      )}
      <div className="sheet-actions">
        <Button onPress={props.onCancel}>{t('frame.cancel')}</Button>
        <Button kind="primary" type="submit" busy={form.isSaving && t('settings.key.save')}>
          {t('settings.key.save')}
        </Button>
      </div>
    </form>
  );
}
