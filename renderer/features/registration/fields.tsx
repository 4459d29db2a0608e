import { type ReactElement, useMemo } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { localDay, parseBirthDate } from '../../../preload/contract/birth-date.ts';
import { type CustomerField, formWarnings, type RegistrationForm } from '../../../preload/contract/registration.ts';
import { useRegistration } from '../../App/parts.ts';
import { fieldErrorText } from '../../i18n/field-error.ts';
import { CheckField } from '../../ui/CheckField.tsx';
import { CodeField } from '../../ui/CodeField.tsx';
import type { Message } from '../../ui/FieldMessage.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ageOn, formatDay } from '../../ui/times.ts';
import { countryOptions, readCountry, settleCountry, showCountry } from './countries.ts';
import { languageOptions, readLanguage, settleLanguage, showLanguage } from './customer-languages.ts';
import { type FormField, formErrors } from './form-rules.ts';

/** One field of the form: its value, its error in words, and when it is to be judged. */
function useFormField<Name extends FormField>(name: Name) {
  const { t } = useTranslation();
  const { control, clearErrors } = useFormContext<RegistrationForm>();
  const { field, fieldState } = useController<RegistrationForm, Name>({ control, name });
  const isReadOnly = useRegistration((store) => store.step.name === 'sending');
  const text = fieldErrorText(t, fieldState.error?.type);
  const error: Message | null = text === null ? null : { tone: 'error', text };
  return {
    field,
    error,
    isReadOnly,
    /** Takes a new value; an error that no longer holds goes at once, a new one waits until the field is left. */
    change(value: typeof field.value): void {
      field.onChange(value);
      if (fieldState.error === undefined) return;
      const wrong = formErrors(control._formValues as RegistrationForm, localDay(new Date()));
      if (!wrong.some((each) => each.field === name)) clearErrors(name);
    },
  };
}
