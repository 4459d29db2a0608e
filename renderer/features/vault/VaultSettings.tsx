import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AutoLock } from './AutoLock.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { RotateKey } from './RotateKey.tsx';
import './VaultSettings.css';

/** When the desk locks, and what opens it. */
export function VaultSettings(): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="settings-part" aria-labelledby="settings-vault">
      <h2 id="settings-vault">{t('vault.settings.title')}</h2>
      <AutoLock />
      <ChangePassphrase />
      <RotateKey />
    </section>
  );
}
