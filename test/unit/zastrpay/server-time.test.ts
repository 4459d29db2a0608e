import { describe, expect, it } from 'vitest';
import { retryAfterMs, serverDate } from '../../../main/zastrpay/server-time.ts';

const now = new Date('2026-03-04T09:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['7', 7_000],
    [' 0 ', 0],
    ['Wed, 04 Mar 2026 09:00:30 GMT', 30_000],
    ['Wed, 04 Mar 2026 08:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('"%s" is %s ms', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

it('Date is read, or missing', () => {
  expect(serverDate('Wed, 04 Mar 2026 09:00:00 GMT')).toEqual(now);
  expect(serverDate('yesterday')).toBeNull();
  expect(serverDate(null)).toBeNull();
});
