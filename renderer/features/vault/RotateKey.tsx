import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupsAfter } from '../../../preload/contract/privacy.ts';
import { useDeskParts } from '../../App/parts.ts';
import { unwrap } from '../../api/unwrap.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { PassphraseFormEnd } from './PassphraseFormEnd.tsx';
import { usePassphraseForm } from './use-passphrase-form.ts';

/** Needed once in years, so folded away. */
export function RotateKey(): ReactElement {
  const { t } = useTranslation();
  const { bridge } = useDeskParts();
  const [done, setDone] = useState<{ readonly wrapped: number; readonly backups: BackupsAfter } | null>(null);
  const form = usePassphraseForm(async (passphrase) => setDone(await unwrap(bridge['vault.rotate']({ passphrase }))));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDone(null);
    await form.submit();
  };
  return (
    <details className="vault-setting">
      <summary className="muted">{t('vault.settings.rotate')}</summary>
      <form className="vault-setting" onSubmit={(event) => void submit(event)} noValidate>
        <p className="muted">{t('vault.settings.rotateText')}</p>
        <PassphraseField
          label={t('vault.passphrase')}
          value={form.present}
          onChange={form.setPresent}
          message={form.message}
        />
        <PassphraseFormEnd
          form={form}
          submit={t('vault.settings.rotateSubmit')}
          busy={t('vault.settings.rotating')}
          done={
            done &&
            `${t('vault.settings.rotated', { count: done.wrapped })} ${t(`vault.settings.backups.${done.backups}`)}`
          }
        />
      </form>
    </details>
  );
}
