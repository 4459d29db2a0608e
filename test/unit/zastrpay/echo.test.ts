import { describe, expect, it } from 'vitest';
import { customerTexts, withoutEcho } from '../../../main/zastrpay/echo.ts';
import { maxMustermannData } from '../../builders/customer.ts';

const secrets = ['sk_live_9fQ2vXr7TzLm4WcB', ...customerTexts(JSON.stringify({ customerData: maxMustermannData }))];

describe('a code or correlation id', () => {
  it.each([
    'Mustermann',
    'NoSuchCustomer:MUSTERMANN',
    'paul.smith@testabc.com',
    'paul.smith%40testabc.com',
    'Hauptstrasse+13/12/1',
    Buffer.from('sk_live_9fQ2vXr7TzLm4WcB').toString('base64'),
    'key=sk_live_9fQ2vXr7TzLm4WcB',
    '9fQ2vXr7TzLm',
    '1946-10-29',
    'Max',
  ])('that quotes what was sent is dropped: %s', (text) => {
    expect(withoutEcho(text, secrets)).toBeNull();
  });

  it.each(['Validation', 'InvalidRedirectSessionStateTransition', '0f6f9f3a-7c07-4b34-9d6e-6f1c9a3d2f11', 'MaxLength'])(
    'that says something of its own stays: %s',
    (text) => {
      expect(withoutEcho(text, secrets)).toBe(text);
    },
  );

  it('is compared with nothing where the body is no customer’s', () => {
    expect(customerTexts('{"type":"Other"}')).toEqual([]);
    expect(customerTexts('not JSON')).toEqual([]);
    expect(withoutEcho(null, secrets)).toBeNull();
  });
});
