import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '../../../preload/contract/update.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { formatMoment } from '../../ui/times.ts';
import { useJudgedForm } from '../../ui/use-judged-form.ts';
import { useUpdates } from './use-updates.ts';
import './UpdateSettings.css';

type Updates = ReturnType<typeof useUpdates>;

/** Where newer versions come from, and what there is. */
export function UpdateSettings(): ReactElement {
  const { t } = useTranslation();
  const updates = useUpdates();
  const { state, error } = updates;
  const problem = error?.code ?? state?.problem ?? null;
  return (
    <section className="settings-part" aria-labelledby="settings-updates">
      <h2 id="settings-updates">{t('updates.title')}</h2>
      <p className="muted">{t('updates.text')}</p>
      {problem !== null && (
        <Notice tone={problem === 'update-busy' ? 'info' : 'danger'} isAlert>
          {t(`errors.desk.${problem}`)}
        </Notice>
      )}
      {state?.source === null && <SourceForm updates={updates} />}
      {state != null && state.source !== null && (
        <div className="update">
          <Stage state={state} updates={updates} />
          <div className="update-source">
            <p className="muted">
              <span className="mono">{state.source.address}</span>
              <br />
              {t('updates.fingerprint', { fingerprint: state.source.fingerprint.slice(0, 16) })}
            </p>
            <Button kind="quiet" onPress={() => void updates.switchOff()}>
              {t('updates.off')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

/** What is known, and the one thing to do about it. */
function Stage(props: { readonly state: UpdateState; readonly updates: Updates }): ReactElement {
  const { t, i18n } = useTranslation();
  const { state, updates } = props;
  const { stage, checkedAt, canInstall, share } = state;
  const version = state.version ?? '';
  const [isRestarting, setRestarting] = useState(false);
  const restart = async (): Promise<void> => {
    setRestarting(true);
    await updates.install();
    setRestarting(false);
  };
  switch (stage) {
    case 'off':
    case 'unknown':
    case 'checking':
    case 'newest':
      return (
        <div className="update-stage">
          <p role="status">
            {stage === 'newest' && checkedAt !== null
              ? t('updates.newest', { at: formatMoment(checkedAt, i18n.language) })
              : t('updates.noneKnown')}
          </p>
          <Button onPress={() => void updates.check()} busy={stage === 'checking' && t('updates.checking')}>
            {t('updates.check')}
          </Button>
        </div>
      );
    case 'available':
      return (
        <div className="update-stage">
          <p role="status">{t(canInstall ? 'updates.available' : 'updates.byHand', { version })}</p>
          {canInstall && (
            <Button kind="primary" onPress={() => void updates.download()}>
              {t('updates.download')}
            </Button>
          )}
        </div>
      );
    case 'downloading':
      return (
        <div className="update-stage">
          <p role="status">{t('updates.downloading', { version })}</p>
          <progress
            aria-label={t('updates.downloading', { version })}
            max={1}
            {...(share !== null && { value: share })}
          />
        </div>
      );
    case 'ready':
      return (
        <div className="update-stage">
          <p role="status">{t('updates.ready', { version })}</p>
          <Button kind="primary" onPress={() => void restart()} busy={isRestarting && t('updates.restarting')}>
            {t('updates.restart')}
          </Button>
        </div>
      );
  }
}

function SourceForm(props: { readonly updates: Updates }): ReactElement {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const [key, setKey] = useState('');
  const form = useJudgedForm(() => props.updates.switchOn({ address, key }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className="update-form" onSubmit={submit} noValidate aria-label={t('updates.title')}>
      <TextField
        label={t('updates.address')}
        value={address}
        onChange={setAddress}
        message={form.message('address', t('updates.addressHint'))}
      />
      <TextField
        label={t('updates.key')}
        value={key}
        onChange={setKey}
        message={form.message('key', t('updates.keyHint'))}
      />
      {form.trouble !== null && (
        <Notice tone="danger" isAlert>
          {form.trouble}
        </Notice>
      )}
      <div className="sheet-actions">
        <Button type="submit" busy={form.isSaving && t('updates.on')}>
          {t('updates.on')}
        </Button>
      </div>
    </form>
  );
}
