import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { LockIcon } from '../../ui/icons.tsx';
import '../vault/VaultScreen.css';
import { SignIn } from './SignIn.tsx';

/** The desk is open, and nobody has said yet who is here. */
export function OperatorScreen(): ReactElement {
  const { t } = useTranslation();
  const lock = useDesk((store) => store.lock);
  return (
    <main className="vault">
      <div className="vault-card">
        <p className="vault-product">{t('frame.product')}</p>
        <h1>{t('operators.who')}</h1>
        <SignIn />
        <div>
          <Button kind="quiet" onPress={() => void lock()}>
            <LockIcon />
            {t('frame.lock')}
          </Button>
        </div>
      </div>
    </main>
  );
}
