import { type ReactElement, type Ref, useEffect, useRef, useState } from 'react';
import { get, useFormContext, useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RegistrationForm } from '../../../preload/contract/registration.ts';
import { useConsoleParts, useRegistration } from '../../App/parts.ts';
import { isUntouched } from '../../stores/registration.ts';
import { AttemptProgress } from '../../ui/AttemptProgress.tsx';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Question } from '../../ui/Question.tsx';
import { formFields } from './form-rules.ts';

/** What is going on with the form, and its one action. Always in the same place, so that nothing jumps. */
export function FormFooter(): ReactElement {
  const { t } = useTranslation();
  const { registration } = useConsoleParts();
  const step = useRegistration((store) => store.step);
  const canClear = useRegistration((store) => store.draft !== null && !isUntouched(store.draft.form));
  const [isAsking, setAsking] = useState(false);
  const isSending = step.name === 'sending';
  return (
    <div className="registration-footer">
      <div className="registration-state">{isSending ? <AttemptProgress attempt={step.attempt} /> : <FormState />}</div>
      {isSending ? (
        <Button kind="quiet" onPress={() => void registration.getState().stop()}>
          {t('handover.stop')}
        </Button>
      ) : (
        <Button kind="quiet" isDisabled={!canClear} onPress={() => setAsking(true)}>
          {t('registration.clear')}
        </Button>
      )}
      <Button
        kind="primary"
        type="submit"
        busy={isSending && t('registration.creating')}
        shortcut={<Keys of="Enter" />}
      >
        {t('registration.create')}
      </Button>
      <Question
        title={t('registration.clearTitle')}
        confirm={t('registration.clearConfirm')}
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void registration.getState().clear();
        }}
      >
        {t('registration.clearText')}
      </Question>
    </div>
  );
}

/** The most urgent of: what went wrong, what to check, whether the draft is safe. */
function FormState(): ReactElement {
  const { t } = useTranslation();
  const { control } = useFormContext<RegistrationForm>();
  const { errors, submitCount } = useFormState({ control });
  const error = useRegistration((store) => store.error);
  const saving = useRegistration((store) => store.saving);
  const summary = useRef<HTMLDivElement>(null);
  const answered = useRef(submitCount);
  // The summary takes the focus each time the form was sent, and never else: from there it is one key to the first field.
  useEffect(() => {
    if (submitCount === answered.current) return;
    answered.current = submitCount;
    summary.current?.querySelector('button')?.focus();
  }, [submitCount]);
  const wrong = formFields.filter(({ name }) => get(errors, name) !== undefined);
  const isObjection = wrong.some(({ name }) => get(errors, `${name}.type`) === 'refused-by-zastrpay');

  if (error !== null && error.code !== 'invalid-input' && error.code !== 'same-person') {
    return (
      <p role="alert" className="is-error">
        {t(`errors.desk.${error.code}`)} {t('registration.samePress')}
      </p>
    );
  }
  if (wrong.length > 0 && (submitCount > 0 || error !== null || isObjection)) {
    return <Summary fields={wrong} isObjection={isObjection} place={summary} />;
  }
  switch (saving) {
    case 'idle':
      return <p />;
    case 'waiting':
      return <p className="muted">{t('registration.saving')}</p>;
    case 'saved':
      return <p className="muted">{t('registration.saved')}</p>;
    case 'failed':
      return (
        <p role="alert" className="is-error">
          {t('registration.saveFailed')}
        </p>
      );
  }
}

/** All that is wrong, each a way to its field. */
function Summary(props: {
  readonly fields: typeof formFields;
  readonly isObjection: boolean;
  readonly place: Ref<HTMLDivElement>;
}): ReactElement {
  const { t } = useTranslation();
  const { setFocus } = useFormContext<RegistrationForm>();
  const { fields } = props;
  return (
    <div role="alert" className="registration-summary" ref={props.place}>
      <span className="is-error">
        {props.isObjection ? t('registration.refusedSummary') : t('registration.summary', { count: fields.length })}
      </span>
      {fields.map(({ name, label }) => (
        <button key={name} type="button" className="registration-wrong" onClick={() => setFocus(name)}>
          {t(`registration.fields.${label}`)}
        </button>
      ))}
    </div>
  );
}
