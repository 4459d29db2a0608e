import { z } from 'zod';
import type { FieldErrorCode } from '../../preload/contract/errors.ts';
import { environments } from '../../preload/contract/profile.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import {
  type Origin,
  type Problem,
  type ProblemCode,
  type SessionWarning,
  sessionStatuses,
} from '../../preload/contract/session.ts';
import { damaged } from './sqlite-failure.ts';

/** The shapes that rows and the JSON in them must have. The contract's unions are types only; here they are checked. */

export const blob = z.instanceof(Uint8Array);

/** As far as dates go in JavaScript. */
const furthest = 8.64e15;

export const instant = z
  .int()
  .min(-furthest)
  .max(furthest)
  .transform((ms) => new Date(ms));

/** A union as a schema that stops compiling when a member is added to the union and not here. */
function oneOf<T extends string>(members: Readonly<Record<T, true>>): z.ZodType<T> {
  return z.custom<T>((value) => typeof value === 'string' && Object.hasOwn(members, value));
}

export const environment = z.enum(environments);

export const sessionStatus = z.enum(sessionStatuses);

export const origin = oneOf<Origin>({ zastrpay: true, operator: true, clock: true, desk: true });

const warning = oneOf<SessionWarning>({
  'answer-type-differs': true,
  'token-undecodable': true,
  'expiry-missing': true,
  'expired-on-arrival': true,
  'clock-differs': true,
  'practice-ends-with-program': true,
  'postcode-does-not-fit-country': true,
  'locale-falls-back': true,
  'same-person': true,
});

const problemCode = oneOf<ProblemCode>({
  offline: true,
  'name-lookup': true,
  tls: true,
  proxy: true,
  timeout: true,
  'connection-broken': true,
  'key-refused': true,
  'access-denied': true,
  'not-found': true,
  conflict: true,
  invalid: true,
  refused: true,
  throttled: true,
  'server-error': true,
  redirected: true,
  'answer-too-large': true,
  'answer-not-json': true,
  'answer-other-shape': true,
  'answer-other-session': true,
  'redirect-url-not-https': true,
  interrupted: true,
  'stopped-waiting': true,
});

const fieldErrorCode = oneOf<FieldErrorCode>({
  required: true,
  'too-long': true,
  'control-characters': true,
  'date-malformed': true,
  'date-impossible': true,
  'date-future': true,
  'date-too-early': true,
  'email-malformed': true,
  'country-unknown': true,
  'locale-malformed': true,
  'consent-missing': true,
  'url-malformed': true,
  'url-not-https': true,
  'url-has-credentials': true,
  'name-taken': true,
  'key-malformed': true,
  'public-key-malformed': true,
  'pin-malformed': true,
  'pin-obvious': true,
  'template-placeholder-missing': true,
  'template-placeholder-unknown': true,
  'not-text': true,
  'folder-missing': true,
  'period-backwards': true,
  'unknown-field': true,
  'names-customer': true,
  'picture-unusable': true,
  'refused-by-zastrpay': true,
});

const problem: z.ZodType<Problem> = z.object({
  code: problemCode,
  sessionExists: z.enum(['no', 'yes', 'unknown']),
  httpStatus: z.number().nullable(),
  zastrpayCode: z.string().nullable(),
  requestId: z.string(),
  correlationId: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), code: fieldErrorCode })),
});

export const storedWarnings = json(z.array(warning));
export const storedProblem = json(problem).nullable();
export const storedData = json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])));

const text = z.string().exactOptional();

export const storedCustomer: z.ZodType<CustomerData> = z.object({
  firstName: z.string(),
  lastName: z.string(),
  dateOfBirth: text,
  placeOfBirth: text,
  nationality: text,
  address: z.object({ streetAddress: text, city: text, postalCode: text, country: text }).exactOptional(),
  contact: z.object({ email: text }).exactOptional(),
});

/** A column that holds JSON. */
export function json<T>(schema: z.ZodType<T>): z.ZodType<T, string> {
  return z
    .string()
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue('not JSON');
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** What was just unsealed. @throws Failure `log-damaged` */
export function readJson<T>(schema: z.ZodType<T>, text: string): T {
  const parsed = schema.safeParse(jsonIn(text));
  if (!parsed.success) throw damaged();
  return parsed.data;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged();
  }
}
