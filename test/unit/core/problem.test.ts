import { describe, expect, it } from 'vitest';
import type { ApiReply } from '../../../main/core/ports/zastrpay.ts';
import { problemOf } from '../../../main/core/problem.ts';

const refused = (status: number, fieldNames: readonly string[] = []): Extract<ApiReply, { kind: 'refused' }> => ({
  kind: 'refused',
  status,
  error: { code: 'Validation', correlationId: 'c-1', fieldNames },
  retryAfterMs: null,
  serverDate: null,
});

describe('what went wrong, in a word', () => {
  it.each([
    [302, 'redirected', 'unknown'],
    [400, 'invalid', 'no'],
    [401, 'key-refused', 'no'],
    [403, 'access-denied', 'no'],
    [404, 'not-found', 'no'],
    [408, 'timeout', 'unknown'],
    [409, 'conflict', 'no'],
    [418, 'refused', 'no'],
    [422, 'invalid', 'no'],
    [429, 'throttled', 'no'],
    [500, 'server-error', 'unknown'],
    [503, 'server-error', 'unknown'],
  ] as const)('HTTP %i is %s, and whether a session exists: %s', (status, code, sessionExists) => {
    expect(problemOf(refused(status), 'r-1', false)).toMatchObject({ code, sessionExists, httpStatus: status });
  });

  it('a refusal after a lost answer says nothing about the first try', () => {
    expect(problemOf(refused(401), 'r-1', true).sessionExists).toBe('unknown');
  });

  it.each([
    ['offline', 'no'],
    ['name-lookup', 'no'],
    ['tls', 'no'],
    ['proxy', 'no'],
    ['timeout', 'unknown'],
    ['connection-broken', 'unknown'],
  ] as const)('the network failure %s leaves a session: %s', (reason, sessionExists) => {
    expect(problemOf({ kind: 'failed', reason }, 'r-1', false)).toMatchObject({ code: reason, sessionExists });
  });

  it("puts Zastrpay's field errors next to the form's fields and drops names it does not know", () => {
    const { fields } = problemOf(
      refused(400, ['customerData.contact.email', 'CustomerData.DateOfBirth', 'address[city]', 'locale', 'customerId']),
      'r-1',
      false,
    );
    expect(fields.map(({ field }) => field)).toEqual([
      'customer.email',
      'customer.dateOfBirth',
      'customer.city',
      'locale',
    ]);
  });
});
