import type { FieldError } from '../../preload/contract/errors.ts';
import type { CustomerField } from '../../preload/contract/registration.ts';
import type { Problem, ProblemCode } from '../../preload/contract/session.ts';
import type { ApiReply } from './ports/zastrpay.ts';

type Unsuccessful = Exclude<ApiReply, { kind: 'created' }>;

/**
 * What an unsuccessful reply means to the operator.
 * @param mayExist whether an earlier try of the same request may have been performed although its answer was lost
 */
export function problemOf(reply: Unsuccessful, requestId: string, mayExist: boolean): Problem {
  const base = { requestId, httpStatus: null, zastrpayCode: null, correlationId: null, fields: [] };
  switch (reply.kind) {
    case 'refused':
      return {
        ...base,
        code: codeOfStatus(reply.status),
        sessionExists: !leavesDoubt(reply) && !mayExist ? 'no' : 'unknown',
        httpStatus: reply.status,
        zastrpayCode: reply.error.code,
        correlationId: reply.error.correlationId,
        fields: formFields(reply.error.fieldNames),
      };
    case 'broken':
      return { ...base, code: reply.reason, sessionExists: 'unknown', httpStatus: reply.status };
    case 'failed':
      return { ...base, code: reply.reason, sessionExists: leavesDoubt(reply) || mayExist ? 'unknown' : 'no' };
    case 'stopped':
      return { ...base, code: 'stopped-waiting', sessionExists: 'unknown' };
  }
}

/** Whether the request may have been performed although this is what came back. */
export function leavesDoubt(reply: Unsuccessful): boolean {
  switch (reply.kind) {
    case 'refused':
      return reply.status < 400 || reply.status === 408 || reply.status >= 500;
    case 'broken':
    case 'stopped':
      return true;
    case 'failed':
      // Without a connection nothing was sent; once there is one, nobody knows.
      return ['timeout', 'connection-broken', 'redirected'].includes(reply.reason);
  }
}

function codeOfStatus(status: number): ProblemCode {
  if (status < 400) return 'redirected';
  if (status >= 500) return 'server-error';
  switch (status) {
    case 400:
    case 422:
      return 'invalid';
    case 401:
      return 'key-refused';
    case 403:
      return 'access-denied';
    case 404:
      return 'not-found';
    case 408:
      return 'timeout';
    case 409:
      return 'conflict';
    case 425:
    case 429:
      return 'throttled';
    default:
      return 'refused';
  }
}

const formFieldOf: Readonly<Record<string, `customer.${CustomerField}` | 'locale'>> = {
  firstname: 'customer.firstName',
  lastname: 'customer.lastName',
  dateofbirth: 'customer.dateOfBirth',
  placeofbirth: 'customer.placeOfBirth',
  nationality: 'customer.nationality',
  streetaddress: 'customer.streetAddress',
  city: 'customer.city',
  postalcode: 'customer.postalCode',
  country: 'customer.country',
  email: 'customer.email',
  locale: 'locale',
};

// The API names fields by path in a notation that is not documented ("customerId" is all that was seen): the last part
// decides, and a name that fits no field of the form is left out here and stays in the sealed answer.
function formFields(names: readonly string[]): readonly FieldError[] {
  return names.flatMap((name) => {
    const last = name.split(/[.[\]/]/).findLast((part) => part !== '') ?? '';
    const field = formFieldOf[last.toLowerCase()];
    return field === undefined ? [] : [{ field, code: 'refused-by-zastrpay' as const }];
  });
}
