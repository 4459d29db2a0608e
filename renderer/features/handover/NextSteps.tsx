import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOfCustomer } from './customer-language.ts';
import './NextSteps.css';

const steps = ['scan', 'register', 'shop'] as const;

/** What the customer does now, in the customer's language, to be read out or read along. */
export function NextSteps(props: { readonly locale: string }): ReactElement {
  const { t, i18n } = useTranslation();
  const language = languageOfCustomer(props.locale);
  const say = i18n.getFixedT(language);
  return (
    <section className="steps" aria-label={t('handover.steps')}>
      <div lang={language}>
        <h2>{say('handover.steps')}</h2>
        <ol>
          {steps.map((step) => (
            <li key={step}>{say(`handover.step.${step}`)}</li>
          ))}
        </ol>
        <p className="steps-warning">{say('handover.notForShop')}</p>
      </div>
      <p className="muted">{t('handover.proof')}</p>
    </section>
  );
}
