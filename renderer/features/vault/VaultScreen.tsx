import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultState } from '../../../preload/contract/desk.ts';
import { Unlock } from './Unlock.tsx';
import './VaultScreen.css';

/** Before anything else: the passphrase is asked for whenever the system cannot open the vault. */
export function VaultScreen(props: { readonly vault: Extract<VaultState, { state: 'locked' }> }): ReactElement {
  const { t } = useTranslation();
  return (
    <main className="vault">
      <div className="vault-card">
        <p className="vault-product">{t('frame.product')}</p>
        <Unlock vault={props.vault} />
      </div>
    </main>
  );
}
