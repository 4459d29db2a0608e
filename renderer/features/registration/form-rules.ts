import type { FieldErrors, FieldPath, Resolver } from 'react-hook-form';
import { set } from 'react-hook-form';
import type { IsoDate } from '../../../preload/contract/birth-date.ts';
import type { FieldError } from '../../../preload/contract/errors.ts';
import {
  type CustomerField,
  checkCustomerField,
  checkLocale,
  customerFields,
  type RegistrationForm,
} from '../../../preload/contract/registration.ts';

export type FormField = `customer.${CustomerField}` | 'locale' | 'consent';

export type FieldLabel = CustomerField | 'locale' | 'consent';

/** The fields in the order of the screen, which is the order of the talk. */
export const formFields: readonly { readonly name: FormField; readonly label: FieldLabel }[] = [
  ...customerFields.map((label) => ({ name: `customer.${label}` as const, label })),
  { name: 'locale', label: 'locale' },
  { name: 'consent', label: 'consent' },
];

export const isFormField = (name: string): name is FormField & FieldPath<RegistrationForm> =>
  formFields.some((field) => field.name === name);

/** Every error of the form, by the same rules as main's. */
export function formErrors(form: RegistrationForm, today: IsoDate): readonly FieldError[] {
  const customer = customerFields.flatMap((field) => {
    const code = checkCustomerField(field, form.customer[field], today);
    return code === null ? [] : [{ field: `customer.${field}`, code }];
  });
  const locale = checkLocale(form.locale);
  return [
    ...customer,
    ...(locale === null ? [] : [{ field: 'locale', code: locale }]),
    ...(form.consent ? [] : [{ field: 'consent', code: 'consent-missing' as const }]),
  ];
}

/** The rules as the form library wants them; an error's `type` is its code. */
export const formResolver =
  (today: () => IsoDate): Resolver<RegistrationForm> =>
  (form) => {
    const wrong = formErrors(form, today());
    if (wrong.length === 0) return { values: form, errors: {} };
    const errors: FieldErrors<RegistrationForm> = {};
    for (const { field, code } of wrong) set(errors, field, { type: code });
    return { values: {}, errors };
  };
