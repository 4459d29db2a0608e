import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultState } from '../../../preload/contract/desk.ts';
import type { DeskError } from '../../../preload/contract/errors.ts';
import { useDesk } from '../../App/parts.ts';
import { errorOf } from '../../api/unwrap.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useReadyMark } from '../../ui/use-ready-mark.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { useEarlyKeys } from './use-early-keys.ts';
import { usePassphraseForm } from './use-passphrase-form.ts';

type LockedVault = Extract<VaultState, { state: 'locked' }>;

/** The passphrase opens the desk; the system's key store may be asked once more where it should have done so itself. */
export function Unlock(props: { readonly vault: LockedVault }): ReactElement {
  const { t } = useTranslation();
  useReadyMark();
  const unlock = useDesk((store) => store.unlock);
  const form = usePassphraseForm(unlock);
  const field = useRef<HTMLInputElement>(null);
  const submit = async (): Promise<void> => {
    if (!(await form.submit())) field.current?.focus();
  };
  useEarlyKeys(field, form.present, form.setPresent, () => void submit());

  if (!props.vault.passphrase) {
    return (
      <div className="vault-form">
        <h1>{t('vault.locked')}</h1>
        <p className="muted">{t('vault.osOnly')}</p>
        <AskKeyStore vault={props.vault} />
      </div>
    );
  }
  return (
    <form
      className="vault-form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
    >
      <h1>{t('vault.locked')}</h1>
      <StoreTrouble vault={props.vault} />
      <p className="muted">{t('vault.enter')}</p>
      <PassphraseField
        label={t('vault.passphrase')}
        value={form.present}
        onChange={form.setPresent}
        autoFocus
        canShow
        inputRef={field}
        message={form.message ?? (form.trouble === null ? null : { tone: 'error', text: form.trouble })}
      />
      <div className="vault-actions">
        <Button kind="primary" type="submit" isDisabled={form.isWaiting} busy={form.isBusy && t('vault.unlocking')}>
          {t('vault.unlock')}
        </Button>
        {props.vault.osMayOpen && <AskKeyStore vault={props.vault} />}
      </div>
    </form>
  );
}

/** Why the key store that sealed the vault has not opened it. After a lock it was not even asked: nothing is wrong then. */
function StoreTrouble(props: { readonly vault: LockedVault }): ReactElement | null {
  const { t } = useTranslation();
  const { osProtector, recordedBackend: backend, osMayOpen } = props.vault;
  if (backend === undefined) return null;
  const words = (): string | null => {
    switch (osProtector.kind) {
      case 'unavailable':
        return t('vault.storeAway', { backend });
      case 'weak':
        return t('vault.storeWeak', { backend, present: osProtector.backend });
      case 'available':
        if (osProtector.backend !== backend) return t('vault.storeChanged', { backend, present: osProtector.backend });
        return osMayOpen ? t('vault.storeSilent', { backend }) : null;
    }
  };
  const trouble = words();
  return trouble === null ? null : <Notice tone="info">{trouble}</Notice>;
}

function AskKeyStore(props: { readonly vault: LockedVault }): ReactElement {
  const { t } = useTranslation();
  const openWithOs = useDesk((store) => store.openWithOs);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const ask = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    await openWithOs().catch((thrown) => {
      setError(errorOf(thrown));
      setBusy(false);
    });
  };
  return (
    <>
      <Button
        kind={props.vault.passphrase ? 'quiet' : 'primary'}
        onPress={() => void ask()}
        busy={isBusy && t('vault.asking')}
      >
        {t('vault.askStore')}
      </Button>
      {error !== null && (
        <Notice tone="warning" isAlert>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
    </>
  );
}
