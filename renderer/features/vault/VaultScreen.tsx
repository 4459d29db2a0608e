import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultState } from '../../../preload/contract/desk.ts';
import { ChoosePassphrase } from './ChoosePassphrase.tsx';
import { Unlock } from './Unlock.tsx';
import './VaultScreen.css';

/** Before anything else: a passphrase is chosen once, and asked for whenever the system cannot open the vault. */
export function VaultScreen(props: { readonly vault: Exclude<VaultState, { state: 'open' }> }): ReactElement {
  const { t } = useTranslation();
  const { vault } = props;
  return (
    <main className="vault">
      <div className="vault-card">
        <p className="vault-product">{t('frame.product')}</p>
        {vault.state === 'missing' ? <ChoosePassphrase osProtector={vault.osProtector} /> : <Unlock vault={vault} />}
      </div>
    </main>
  );
}
