import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupsAfter } from '../../../preload/contract/privacy.ts';
import { useDeskParts } from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import { PassphraseFormEnd } from './PassphraseFormEnd.tsx';
import { useNewPassphrase } from './use-new-passphrase.ts';
import { usePassphraseForm } from './use-passphrase-form.ts';

export function ChangePassphrase(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const chosen = useNewPassphrase();
  const [backups, setBackups] = useState<BackupsAfter | null>(null);
  const form = usePassphraseForm(async (present) => {
    setBackups((await unwrap(bridge['vault.changePassphrase']({ present, next: chosen.passphrase }))).backups);
  });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBackups(null);
    if (chosen.check() && (await form.submit())) chosen.clear();
  };
  return (
    <form
      className="vault-setting"
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-label={t('vault.settings.change')}
    >
      <h3>{t('vault.settings.change')}</h3>
      <p className="muted">{t('vault.settings.changeText')}</p>
      <PassphraseField
        label={t('vault.settings.present')}
        value={form.present}
        onChange={form.setPresent}
        message={form.message}
      />
      <NewPassphraseFields
        chosen={chosen}
        label={t('vault.settings.next')}
        againLabel={t('vault.settings.nextAgain')}
      />
      <PassphraseFormEnd
        form={form}
        submit={t('vault.settings.submit')}
        busy={t('vault.settings.submit')}
        done={backups && `${t('vault.settings.changed')} ${t(`vault.settings.backups.${backups}`)}`}
      />
    </form>
  );
}
