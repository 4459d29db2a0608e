import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OsProtector } from '../../../preload/contract/desk.ts';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { useDesk } from '../../App/parts.ts';
import { errorOf } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useReadyMark } from '../../ui/use-ready-mark.ts';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';

/** Chosen once; asked for whenever the system cannot open the vault. */
export function ChoosePassphrase(props: {
  readonly osProtector: OsProtector;
  readonly onBack: () => void;
}): ReactElement {
  const { t } = useTranslation();
  useReadyMark();
  const create = useDesk((store) => store.create);
  const chosen = useNewPassphrase();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy || !chosen.check()) return;
    setBusy(true);
    setError(null);
    try {
      await create(chosen.passphrase);
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
      <NewPassphraseFields chosen={chosen} label={t('vault.passphrase')} againLabel={t('vault.again')} autoFocus />
      <Notice tone="warning">{t('vault.lost')}</Notice>
      {error !== null && (
        <Notice tone="danger" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
      <div className="vault-actions">
        <Button kind="primary" type="submit" busy={isBusy && t('vault.creating')}>
          {t('vault.create')}
        </Button>
        <Button kind="quiet" onPress={props.onBack} isDisabled={isBusy}>
          {t('firstRun.back')}
        </Button>
      </div>
    </form>
  );
}
