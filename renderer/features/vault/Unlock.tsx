import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { useDesk } from '../../App/parts.ts';
import { errorOf } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { useTick } from '../../ui/use-tick.ts';
import { PassphraseField } from './PassphraseField.tsx';

export function Unlock(props: { readonly hasPassphrase: boolean }): ReactElement {
  const { t } = useTranslation();
  const unlock = useDesk((store) => store.unlock);
  const load = useDesk((store) => store.load);
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const [freeAt, setFreeAt] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const now = useTick(freeAt === null ? null : 250);
  const waitSeconds = freeAt === null ? 0 : Math.max(0, Math.ceil((freeAt - now) / 1000));

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || waitSeconds > 0 || passphrase === '') return;
    setBusy(true);
    setError(null);
    try {
      await unlock(passphrase);
    } catch (thrown) {
      const failed = errorOf(thrown);
      setError(failed);
      setFreeAt(failed.waitMs === undefined ? null : performance.now() + failed.waitMs);
      setBusy(false);
      setPassphrase('');
      field.current?.focus();
    }
  };

  const message = (): Message | null => {
    if (waitSeconds > 0) return { tone: 'error', text: t('vault.wait', { count: waitSeconds }) };
    if (error === null || error.code === 'vault-wait') return null;
    return { tone: 'error', text: t(`errors.desk.${error.code}`) };
  };

  if (!props.hasPassphrase) {
    return (
      <div className="vault-form">
        <h1>{t('vault.locked')}</h1>
        <p className="muted">{t('vault.osOnly')}</p>
        <Button kind="primary" onPress={() => void load()}>
          {t('frame.retry')}
        </Button>
      </div>
    );
  }
  return (
    <form className="vault-form" onSubmit={submit} noValidate>
      <h1>{t('vault.locked')}</h1>
      <p className="muted">{t('vault.enter')}</p>
      <PassphraseField
        label={t('vault.passphrase')}
        value={passphrase}
        onChange={(value) => {
          setPassphrase(value);
          setError(null);
        }}
        autoFocus
        canShow
        inputRef={field}
        message={message()}
      />
      <Button kind="primary" type="submit" isDisabled={waitSeconds > 0} busy={isBusy && t('vault.unlocking')}>
        {t('vault.unlock')}
      </Button>
    </form>
  );
}
