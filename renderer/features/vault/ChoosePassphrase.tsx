import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OsProtector } from '../../../preload/contract/desk.ts';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { useDesk } from '../../App/parts.ts';
import { errorOf } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PassphraseField } from './PassphraseField.tsx';

/** Main asks for as many; said here before it has to refuse. */
const shortest = 12;

export function ChoosePassphrase(props: { readonly osProtector: OsProtector }): ReactElement {
  const { t } = useTranslation();
  const create = useDesk((store) => store.create);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);

  const missing = Math.max(0, shortest - [...passphrase].length);
  const differs = passphrase !== again;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (isBusy || missing > 0 || differs) return;
    setBusy(true);
    setError(null);
    try {
      await create(passphrase);
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  const os = props.osProtector;
  return (
    <form className="vault-form" onSubmit={submit} noValidate>
      <h1>{t('vault.choose')}</h1>
      <div className="vault-words muted">
        <p>{t('vault.protects')}</p>
        <p>
          {os.kind === 'available' && t('vault.withOs', { backend: os.backend })}
          {os.kind === 'weak' && t('vault.weakOs', { backend: os.backend })}
          {os.kind === 'unavailable' && t('vault.withoutOs')}
        </p>
      </div>
      <PassphraseField
        label={t('vault.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        autoFocus
        canShow
        message={
          checked && missing > 0
            ? { tone: 'error', text: t('vault.tooShort', { count: missing }) }
            : { tone: 'hint', text: t('vault.rule') }
        }
      />
      <PassphraseField
        label={t('vault.again')}
        value={again}
        onChange={setAgain}
        message={checked && missing === 0 && differs ? { tone: 'error', text: t('vault.differs') } : null}
      />
      <Notice tone="warning">{t('vault.lost')}</Notice>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      <Button kind="primary" type="submit" busy={isBusy && t('vault.creating')}>
        {t('vault.create')}
      </Button>
    </form>
  );
}
