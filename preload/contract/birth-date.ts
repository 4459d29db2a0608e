import type { FieldErrorCode } from './errors.ts';

/** A calendar date without a time, as `YYYY-MM-DD`. */
export type IsoDate = string;

export type ParsedDate =
  | { readonly ok: true; readonly date: IsoDate }
  | { readonly ok: false; readonly code: FieldErrorCode };

/** Nobody alive was born earlier; a typing slip like 1846 is caught here rather than at the shop's ID check. */
const earliestYear = 1900;

/**
 * Reads a birth date as it is said and typed at a desk: `1946-10-29`, `29.10.1946`, `29/10/46`, `29 10 1946`, `29101946`.
 * Day comes before month except in the ISO form. A two-digit year is the latest one that is not in the future.
 * @param today the operator's calendar day; what comes after it has not happened yet
 */
export function parseBirthDate(text: string, today: IsoDate): ParsedDate {
  const typed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const spoken =
    /^(\d{1,2})[./\-\s]\s*(\d{1,2})[./\-\s]\s*(\d{4}|\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (iso === null && spoken === null) return { ok: false, code: 'date-malformed' };
  const [, first = '', second = '', third = ''] = iso ?? spoken ?? [];
  const [yearText, monthText, dayText] = iso ? [first, second, third] : [third, second, first];
  const year = yearText.length === 2 ? centuryFor(Number(yearText), Number(today.slice(0, 4))) : Number(yearText);
  const date = `${String(year).padStart(4, '0')}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}`;
  if (!isCalendarDate(date)) return { ok: false, code: 'date-impossible' };
  if (date > today) return { ok: false, code: 'date-future' };
  if (year < earliestYear) return { ok: false, code: 'date-too-early' };
  return { ok: true, date };
}

function centuryFor(twoDigits: number, thisYear: number): number {
  const sameCentury = Math.floor(thisYear / 100) * 100 + twoDigits;
  return sameCentury <= thisYear ? sameCentury : sameCentury - 100;
}

function isCalendarDate(date: IsoDate): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

/** The local calendar day of an instant: what "today" means to the person at the desk. */
export function localDay(at: Date): IsoDate {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
