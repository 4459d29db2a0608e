import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay, parseBirthDate } from '../../../preload/contract/birth-date.ts';

const today = '2026-11-24';
const dateOf = (text: string): string => {
  const parsed = parseBirthDate(text, today);
  return parsed.ok ? parsed.date : parsed.code;
};

describe('a birth date', () => {
  it.each([
    '1946-10-29',
    '29.10.1946',
    '29/10/1946',
    '29/10/46',
    '29.10.46',
    '29. 10. 1946',
    '29-10-1946',
    '29 10 1946',
    '29101946',
    ' 1946-10-29 ',
  ])('is understood as %s', (text) => {
    expect(dateOf(text)).toBe('1946-10-29');
  });

  it('of two digits is the latest year that has begun', () => {
    expect(dateOf('1.2.26')).toBe('2026-02-01');
    expect(dateOf('1.2.27')).toBe('1927-02-01');
  });

  it.each([
    ['31.02.1980', 'date-impossible'],
    ['29.02.2023', 'date-impossible'],
    ['1980-13-01', 'date-impossible'],
    ['00.01.1980', 'date-impossible'],
    ['25.11.2026', 'date-future'],
    ['1.12.26', 'date-future'],
    ['1846-10-29', 'date-too-early'],
    ['October 29', 'date-malformed'],
    ['29.10', 'date-malformed'],
    ['1946/10/29', 'date-malformed'],
  ])('%s is not taken: %s', (text, code) => {
    expect(dateOf(text)).toBe(code);
  });

  it('is today at the latest', () => {
    expect(dateOf('24.11.2026')).toBe('2026-11-24');
  });

  it('survives every way of writing it', () => {
    const day = fc.date({ min: new Date('1927-01-01'), max: new Date('2026-11-24'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('.', '/', '-', ' '), fc.boolean(), (at, separator, short) => {
        const iso = at.toISOString().slice(0, 10);
        const [year = '', month = '', date = ''] = iso.split('-');
        expect(dateOf(iso)).toBe(iso);
        expect(dateOf([date, month, short ? year.slice(2) : year].join(separator))).toBe(iso);
        expect(dateOf(`${Number(date)}${separator}${Number(month)}${separator}${year}`)).toBe(iso);
      }),
    );
  });
});

it('the local day is that of the wall, not of Greenwich', () => {
  expect(localDay(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05');
  expect(localDay(new Date(2026, 0, 5, 23, 30))).toBe('2026-01-05');
});
