import { z } from 'zod';
import type { FieldError } from '../../preload/contract/errors.ts';
import { type CustomerDraft, emptyCustomer, type RegistrationForm } from '../../preload/contract/registration.ts';
import { Failure } from '../core/failure.ts';
import { notAccepted } from '../core/profiles.ts';

const text = z.string().optional();

/** Zastrpay's own nesting, as on its page. Strict: a misspelt field would silently be lost. */
const customerData = z.strictObject({
  firstName: text,
  lastName: text,
  dateOfBirth: text,
  placeOfBirth: text,
  nationality: text,
  address: z.strictObject({ streetAddress: text, city: text, postalCode: text, country: text }).optional(),
  contact: z.strictObject({ email: text }).optional(),
});

const withLocale = z.strictObject({ customerData, locale: text });

/**
 * `{customerData, locale?}` or the bare customer data → the form as an operator would have typed it, so that the same
 * rules judge both.
 * @throws Failure `invalid-input` that names the fields, never their values
 */
export function formFromFile(json: unknown, defaultLocale: string): RegistrationForm {
  const wrapped = typeof json === 'object' && json !== null && 'customerData' in json;
  const parsed = withLocale.safeParse(wrapped ? json : { customerData: json });
  if (!parsed.success) {
    const fields = parsed.error.issues.flatMap((issue): FieldError[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), code: 'unknown-field' }))
        : [{ field: issue.path.join('.'), code: 'not-text' }],
    );
    throw new Failure('invalid-input', notAccepted(fields), { fields });
  }
  const { customerData: given, locale } = parsed.data;
  const { address, contact, ...person } = given;
  const customer: CustomerDraft = { ...emptyCustomer, ...defined(person), ...defined(address), ...defined(contact) };
  return { customer, locale: locale ?? defaultLocale, consent: true };
}

function defined(values: Readonly<Record<string, string | undefined>> = {}): Partial<CustomerDraft> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
