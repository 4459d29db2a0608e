import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultState } from '../../../preload/contract/desk.ts';
import { useDesk } from '../../App/parts.ts';
import type { Beginning } from '../../App/use-first-run.ts';
import { ChoosePassphrase } from '../vault/ChoosePassphrase.tsx';
import '../vault/VaultScreen.css';
import './FirstRun.css';
import { LanguageStep } from './LanguageStep.tsx';
import { ShopStep } from './ShopStep.tsx';

const steps = ['language', 'passphrase', 'shop'] as const;

interface FirstRunProps {
  readonly vault: Exclude<VaultState, { state: 'locked' }>;
  readonly onDone: (beginning: Beginning) => void;
}

/** The first start: three short steps. What is known already is not asked again; all of it can be changed later. */
export function FirstRun(props: FirstRunProps): ReactElement {
  const { t } = useTranslation();
  const isLanguageChosen = useDesk(({ state }) => state?.preferences.language !== 'system');
  const [wanted, setWanted] = useState<'language' | 'passphrase'>(isLanguageChosen ? 'passphrase' : 'language');
  const step = props.vault.state === 'open' ? 'shop' : wanted;
  return (
    <main className="vault">
      <div className="vault-card">
        <p className="vault-product">{t('frame.product')}</p>
        <ol className="first-run-steps" aria-label={t('firstRun.steps')}>
          {steps.map((each) => (
            <li key={each} aria-current={each === step ? 'step' : undefined}>
              {t(`firstRun.step.${each}`)}
            </li>
          ))}
        </ol>
        {step === 'language' && <LanguageStep onNext={() => setWanted('passphrase')} />}
        {step === 'passphrase' && props.vault.state === 'missing' && (
          <ChoosePassphrase osProtector={props.vault.osProtector} onBack={() => setWanted('language')} />
        )}
        {step === 'shop' && <ShopStep onDone={props.onDone} />}
      </div>
    </main>
  );
}
