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
  const { control, clearErrors, getValues } = useFormContext<RegistrationForm>();
  const { field, fieldState } = useController<RegistrationForm, Name>({ control, name });
  const isReadOnly = useRegistration((store) => store.step.name === 'sending');
  const text = fieldErrorText(t, fieldState.error?.type);
  const error: Message | null = text === null ? null : { tone: 'error', text };
  return {
    value: field.value,
    onBlur: field.onBlur,
    inputRef: field.ref,
    error,
    isReadOnly,
    /** Takes a new value; an error that no longer holds goes at once, a new one waits until the field is left. */
    onChange(value: typeof field.value): void {
      field.onChange(value);
      if (fieldState.error === undefined) return;
      const wrong = formErrors(getValues(), localDay(new Date()));
      if (!wrong.some((each) => each.field === name)) clearErrors(name);
    },
  };
}

function useWarning(warning: ReturnType<typeof formWarnings>[number]): Message | null {
  const { t } = useTranslation();
  const { control } = useFormContext<RegistrationForm>();
  const [country, postalCode, locale] = useWatch({
    control,
    name: ['customer.country', 'customer.postalCode', 'locale'],
  });
  const { getValues } = useFormContext<RegistrationForm>();
  const form = { ...getValues(), locale };
  const judged = { ...form, customer: { ...form.customer, country, postalCode } };
  return formWarnings(judged).includes(warning)
    ? { tone: 'warning', text: t(`registration.warnings.${warning}`) }
    : null;
}

type PlainField = Exclude<CustomerField, 'dateOfBirth' | 'nationality' | 'country'>;

export function CustomerTextField(props: {
  readonly name: PlainField;
  readonly autoFocus?: boolean;
  readonly warning?: Message | null;
}): ReactElement {
  const { t } = useTranslation();
  const { name, autoFocus = false } = props;
  const { error, ...field } = useFormField(`customer.${name}`);
  return (
    <div className={`registration-${name}`}>
      <TextField
        {...field}
        label={t(`registration.fields.${name}`)}
        type={name === 'email' ? 'email' : 'text'}
        isNeeded={name === 'firstName' || name === 'lastName'}
        autoFocus={autoFocus}
        message={error ?? props.warning ?? null}
      />
    </div>
  );
}

export function PostalCodeField(): ReactElement {
  const warning = useWarning('postcode-does-not-fit-country');
  return <CustomerTextField name="postalCode" warning={warning} />;
}

/** Any way of saying a day is taken, and said back in words, so that a slip is heard before the customer has gone. */
export function DateOfBirthField(): ReactElement {
  const { t, i18n } = useTranslation();
  const { error, ...field } = useFormField('customer.dateOfBirth');
  const today = localDay(new Date());
  const parsed = parseBirthDate(field.value, today);
  const echo: Message | null = parsed.ok
    ? {
        tone: 'hint',
        text: t('registration.birthDay', {
          date: formatDay(parsed.date, i18n.language),
          age: ageOn(parsed.date, today),
        }),
      }
    : null;
  return (
    <div className="registration-dateOfBirth">
      <TextField
        {...field}
        label={t('registration.fields.dateOfBirth')}
        placeholder={t('registration.datePlaceholder')}
        message={error ?? echo}
      />
    </div>
  );
}

export function CountryField(props: { readonly name: 'nationality' | 'country' }): ReactElement {
  const { t, i18n } = useTranslation();
  const { name } = props;
  const { error, ...field } = useFormField(`customer.${name}`);
  const recent = useRegistration((store) => store.recentCountries);
  const options = useMemo(() => countryOptions(i18n.language, recent), [i18n.language, recent]);
  return (
    <div className={`registration-${name}`}>
      <CodeField
        {...field}
        label={t(`registration.fields.${name}`)}
        options={options}
        read={readCountry}
        settle={settleCountry(options)}
        show={showCountry(i18n.language)}
        listLabel={t('registration.showList')}
        message={error}
      />
    </div>
  );
}

export function CustomerLanguageField(): ReactElement {
  const { t, i18n } = useTranslation();
  const { error, ...field } = useFormField('locale');
  const warning = useWarning('locale-falls-back');
  const options = useMemo(() => languageOptions(i18n.language), [i18n.language]);
  return (
    <div className="registration-locale">
      <CodeField
        {...field}
        label={t('registration.fields.locale')}
        placeholder={t('registration.zastrpayDecides')}
        options={options}
        read={readLanguage(options)}
        settle={settleLanguage(options)}
        show={showLanguage(i18n.language)}
        listLabel={t('registration.showList')}
        message={error ?? warning}
      />
    </div>
  );
}

export function ConsentField(): ReactElement {
  const { t } = useTranslation();
  const { error, value, ...field } = useFormField('consent');
  return (
    <div className="registration-consent">
      <CheckField {...field} isSelected={value} label={t('registration.consent')} message={error} />
    </div>
  );
}
