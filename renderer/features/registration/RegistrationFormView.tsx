import { type ComponentProps, type ReactElement, useEffect, useMemo, useState } from 'react';
import { FormProvider, useForm, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { localDay } from '../../../preload/contract/birth-date.ts';
import type { RegistrationForm } from '../../../preload/contract/registration.ts';
import { useConsoleParts, useRegistration } from '../../App/parts.ts';
import { useReadyMark } from '../../ui/use-ready-mark.ts';
import { emptyForm } from './empty-form.ts';
import { FormFooter } from './FormFooter.tsx';
import { FormHead } from './FormHead.tsx';
import {
  ConsentField,
  CountryField,
  CustomerLanguageField,
  CustomerTextField,
  DateOfBirthField,
  PostalCodeField,
} from './fields.tsx';
import { formResolver, isFormField } from './form-rules.ts';
import { PasteSheet } from './pasted/PasteSheet.tsx';
import { usePasting } from './pasted/use-pasting.ts';
import { SamePersonQuestion } from './SamePersonQuestion.tsx';

/**
 * What the customer says, in the order in which it is asked. Enter anywhere creates the session. What changes while one is
 * created is heard of below, by whoever shows it: all fields drawn anew would keep the customer waiting.
 */
export function RegistrationFormView(): ReactElement {
  const { t } = useTranslation();
  useReadyMark();
  const { registration } = useConsoleParts();
  // What was typed before this screen was left is in the store; from here on the form holds it.
  const [defaultValues] = useState(() => registration.getState().draft?.form ?? emptyForm);
  const form = useForm<RegistrationForm>({
    defaultValues,
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    // The summary takes the focus.
    shouldFocusError: false,
    resolver: formResolver(() => localDay(new Date())),
  });
  const { subscribe } = form;

  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, name }) => {
          if (name !== undefined) registration.getState().type(values);
        },
      }),
    [subscribe, registration],
  );

  const pasting = usePasting(form);

  const send = form.handleSubmit((values) => registration.getState().submit(values));

  return (
    <FormProvider {...form}>
      <BusyForm
        className="registration"
        onSubmit={(event) => void send(event)}
        onBlur={() => void registration.getState().flush()}
        onPaste={pasting.onPaste}
        onInput={pasting.onTyped}
        noValidate
        aria-label={t('registration.title')}
      >
        <FormHead pasting={pasting} />
        <div className="registration-fields">
          <CustomerTextField name="firstName" autoFocus />
          <CustomerTextField name="lastName" />
          <DateOfBirthField />
          <CustomerTextField name="placeOfBirth" />
          <CountryField name="nationality" />
          <CustomerTextField name="streetAddress" />
          <PostalCodeField />
          <CustomerTextField name="city" />
          <CountryField name="country" />
          <CustomerTextField name="email" />
          <CustomerLanguageField />
          <ConsentField />
        </div>
        <FormFooter />
      </BusyForm>
      <Objections />
      <PasteSheet
        text={pasting.offered?.text ?? null}
        present={() => form.getValues('customer')}
        onClose={pasting.close}
        onTake={pasting.take}
        onOnlyHere={pasting.offered?.input == null ? null : pasting.insert}
      />
      <SamePerson />
    </FormProvider>
  );
}

function BusyForm(props: Omit<ComponentProps<'form'>, 'aria-busy'>): ReactElement {
  const isSending = useRegistration((store) => store.step.name === 'sending');
  return <form {...props} aria-busy={isSending} />;
}

/** What main or Zastrpay did not take, put to its fields. */
function Objections(): null {
  const objections = useRegistration((store) => store.objections);
  const { setError, setFocus } = useFormContext<RegistrationForm>();
  useEffect(() => {
    const fields = objections.flatMap(({ field, code }) => (isFormField(field) ? [{ field, code }] : []));
    for (const { field, code } of fields) setError(field, { type: code });
    const [first] = fields;
    if (first !== undefined) setFocus(first.field);
  }, [objections, setError, setFocus]);
  return null;
}

function SamePerson(): ReactElement {
  const { registration } = useConsoleParts();
  const { getValues } = useFormContext<RegistrationForm>();
  const error = useRegistration((store) => store.error);
  const draftId = useRegistration((store) => store.draft?.id ?? null);
  // One object for as long as the question stands.
  const asked = useMemo(
    () => (error?.code === 'same-person' && draftId !== null ? { id: draftId, form: getValues() } : null),
    [error, draftId, getValues],
  );
  return (
    <SamePersonQuestion
      draft={asked}
      onCancel={() => registration.getState().dismiss()}
      onCreate={(reason) => void registration.getState().submit(getValues(), reason)}
    />
  );
}
