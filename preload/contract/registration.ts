import { type IsoDate, parseBirthDate } from './birth-date.ts';
import { countryFromText } from './countries.ts';
import type { FieldError, FieldErrorCode } from './errors.ts';

/**
 * The registration form and its rules. They stand in the contract because the form checks on blur and main checks at its
 * border, and both must say the same.
 */

/** What the operator typed, field by field, exactly as typed. Empty means "not given". */
export interface CustomerDraft {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly placeOfBirth: string;
  readonly nationality: string;
  readonly streetAddress: string;
  readonly city: string;
  readonly postalCode: string;
  readonly country: string;
  readonly email: string;
}

export type CustomerField = keyof CustomerDraft;

export const customerFields = [
  'firstName',
  'lastName',
  'dateOfBirth',
  'placeOfBirth',
  'nationality',
  'streetAddress',
  'postalCode',
  'city',
  'country',
  'email',
] as const satisfies readonly CustomerField[];

export interface RegistrationForm {
  readonly customer: CustomerDraft;
  /** `xx` or `xx-XX`: the language the customer sees at Zastrpay. Empty: leave it to Zastrpay. */
  readonly locale: string;
  /** The customer agreed to the data being passed to Zastrpay. */
  readonly consent: boolean;
}

/** The page's `customerData`, with what was left empty left out. Field names and nesting are Zastrpay's. */
export interface CustomerData {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth?: IsoDate;
  readonly placeOfBirth?: string;
  readonly nationality?: string;
  readonly address?: {
    readonly streetAddress?: string;
    readonly city?: string;
    readonly postalCode?: string;
    readonly country?: string;
  };
  readonly contact?: { readonly email?: string };
}

export const emptyCustomer: CustomerDraft = {
  firstName: '',
  lastName: '',
  dateOfBirth: '',
  placeOfBirth: '',
  nationality: '',
  streetAddress: '',
  city: '',
  postalCode: '',
  country: '',
  email: '',
};

export type ParsedCustomer =
  | { readonly ok: true; readonly customer: CustomerData }
  | { readonly ok: false; readonly fields: readonly FieldError[] };

/**
 * Our own bound: Zastrpay's maximum lengths are unknown, so this only stops a pasted document, not a long name.
 */
export const longestValue = 200;

/**
 * One field as typed → its error, or null. Only the name is required: which `customerData` fields Zastrpay demands is
 * unknown, and a form that blocks on a guess would turn customers away.
 * @param today the operator's calendar day, for the birth date
 */
export function checkCustomerField(field: CustomerField, text: string, today: IsoDate): FieldErrorCode | null {
  const value = text.trim();
  if (value === '') return field === 'firstName' || field === 'lastName' ? 'required' : null;
  if (value.length > longestValue) return 'too-long';
  // Nor may a name turn around what stands beside it (bidi embeddings, overrides and isolates).
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
  if (/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value)) return 'control-characters';
  switch (field) {
    case 'dateOfBirth': {
      const parsed = parseBirthDate(value, today);
      return parsed.ok ? null : parsed.code;
    }
    case 'nationality':
    case 'country':
      return countryFromText(value) === undefined ? 'country-unknown' : null;
    case 'email':
      return isEmail(value) ? null : 'email-malformed';
    default:
      return null;
  }
}

/** The whole customer as typed → Zastrpay's `customerData`, or every field error at once. */
export function parseCustomer(draft: CustomerDraft, today: IsoDate): ParsedCustomer {
  const fields = customerFields.flatMap((field): FieldError[] => {
    const code = checkCustomerField(field, draft[field], today);
    return code === null ? [] : [{ field: `customer.${field}`, code }];
  });
  if (fields.length > 0) return { ok: false, fields };
  const given = (field: CustomerField): string | undefined => draft[field].trim().normalize('NFC') || undefined;
  const birth = parseBirthDate(draft.dateOfBirth, today);
  const [placeOfBirth, email] = [given('placeOfBirth'), given('email')];
  const [streetAddress, city, postalCode] = [given('streetAddress'), given('city'), given('postalCode')];
  const [nationality, country] = [countryFromText(draft.nationality), countryFromText(draft.country)];
  const address = {
    ...(streetAddress && { streetAddress }),
    ...(city && { city }),
    ...(postalCode && { postalCode }),
    ...(country && { country }),
  };
  return {
    ok: true,
    customer: {
      firstName: given('firstName') ?? '',
      lastName: given('lastName') ?? '',
      ...(birth.ok && { dateOfBirth: birth.date }),
      ...(placeOfBirth && { placeOfBirth }),
      ...(nationality && { nationality }),
      ...(Object.keys(address).length > 0 && { address }),
      ...(email && { contact: { email } }),
    },
  };
}

/** Zastrpay's `customerData` → the form that would send it. */
export function draftOf(customer: CustomerData): CustomerDraft {
  const { address, contact, ...person } = customer;
  return { ...emptyCustomer, ...person, ...address, ...contact };
}

/** `xx` or `xx-XX`, or empty; the only shape the API's documentation allows. */
export function checkLocale(text: string): FieldErrorCode | null {
  return text === '' || /^[a-z]{2}(-[A-Z]{2})?$/.test(text) ? null : 'locale-malformed';
}

/** Oddities worth a word but never a block: the page's own example pairs Vienna with DE and 12345. */
export type FormWarning = 'postcode-does-not-fit-country' | 'locale-falls-back';

/** Warnings for a form as typed; what cannot be judged is not warned about. */
export function formWarnings(form: RegistrationForm): readonly FormWarning[] {
  const warnings: FormWarning[] = [];
  const digits: Readonly<Record<string, RegExp>> = { DE: /^\d{5}$/, AT: /^\d{4}$/, CH: /^\d{4}$/ };
  const country = countryFromText(form.customer.country);
  const postcode = form.customer.postalCode.trim();
  const pattern = country === undefined ? undefined : digits[country];
  if (pattern !== undefined && postcode !== '' && !pattern.test(postcode))
    warnings.push('postcode-does-not-fit-country');
  if (form.locale !== '' && !/^(en|de)(-|$)/.test(form.locale)) warnings.push('locale-falls-back');
  return warnings;
}

// One @, no spaces, a dot in the domain: enough to catch slips; whether the address exists only a mail can tell.
const isEmail = (value: string): boolean =>
  value.length <= 254 && /^[^\s@<>(),;:"\\]+@[^\s@.<>(),;:"\\]+(\.[^\s@.<>(),;:"\\]+)+$/.test(value);
