import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistration } from '../../App/parts.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SessionView } from '../handover/SessionView.tsx';
import { RegistrationFormView } from './RegistrationFormView.tsx';
import './RegistrationScreen.css';

/** One customer after the other: the form, and after it the session it became. */
export function RegistrationScreen(): ReactElement {
  const { t } = useTranslation();
  // Nothing else of the step: a form that is being sent is not drawn anew for every try.
  const sessionId = useRegistration(({ step }) => (step.name === 'session' ? step.id : null));
  const draftId = useRegistration((store) => store.draft?.id ?? null);
  const error = useRegistration((store) => store.error);
  const open = useRegistration((store) => store.open);

  // The keys see to it that nothing of one customer is still mounted when the next one comes.
  if (sessionId !== null) return <SessionView key={sessionId} id={sessionId} from="registration" />;
  if (draftId !== null) return <RegistrationFormView key={draftId} />;
  return (
    <div className="registration">
      <h1>{t('registration.title')}</h1>
      {error !== null && (
        <Notice tone="danger" isAlert action={<Button onPress={() => void open()}>{t('frame.retry')}</Button>}>
          {t(`errors.desk.${error.code}`)}
        </Notice>
      )}
    </div>
  );
}
