import { type IsoDate, localDay, parseBirthDate } from '../../../../preload/contract/birth-date.ts';
import { ageOn } from '../../../ui/times.ts';
import type { Doubt } from './pasted.ts';

export interface FoundDate {
  /** As the form understands it. */
  readonly value: string;
  readonly doubt: Doubt | null;
}

/** Below this age a year of two digits was more likely meant a hundred years earlier. */
const youngestCustomer = 16;

const months: readonly RegExp[] = [
  /^j[aä]n/,
  /^feb/,
  /^(m[aä]r|mrz)/,
  /^apr/,
  /^ma[iy]/,
  /^jun/,
  /^jul/,
  /^aug/,
  /^sep/,
  /^o[ck]t/,
  /^nov/,
  /^de[cz]/,
];

/** A text that is one date and nothing else, or null. Says so where the order of day and month is open. */
export function dateOf(text: string, today: IsoDate = localDay(new Date())): FoundDate | null {
  const plain = withoutTime(text.trim().replace(/[,.]$/, ''));
  const named = namedMonth(plain);
  if (named !== null) return parseBirthDate(named, today).ok ? { value: named, doubt: null } : null;
  if (/^\d{8}$/.test(plain)) return compactDate(plain, today);
  const parsed = parseBirthDate(plain, today);
  const [, first = '', separator = '', second = '', year = ''] =
    /^(\d{1,2})([./\-\s])\s*(\d{1,2})[./\-\s]\s*(\d{4}|\d{2})$/.exec(plain) ?? [];
  if (!parsed.ok) return swapped(first, second, year, today);
  if (year.length === 2 && ageOn(parsed.date, today) < youngestCustomer)
    return { value: plain, doubt: 'two-digit-year' };
  // With dots the day comes first wherever dots are written; with a slash or a dash that depends on who writes.
  const isOpen =
    /[/-]/.test(separator) && Number(second) <= 12 && Number(first) <= 12 && Number(first) !== Number(second);
  return { value: plain, doubt: isOpen ? 'day-or-month' : null };
}

/** `1946-10-29T00:00:00Z`, `29.10.1946 00:00`: machines add a time that nobody was born at. */
const withoutTime = (text: string): string => text.replace(/(?<=\d)[T ]\d{1,2}:\d{2}.*$/, '').trim();

/** `19461029` as vCards write it; `29101946` is the form's own. */
function compactDate(text: string, today: IsoDate): FoundDate | null {
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  if (parseBirthDate(iso, today).ok) return { value: iso, doubt: null };
  return parseBirthDate(text, today).ok ? { value: text, doubt: null } : null;
}

/** `10/29/1946`: no day in this order, but one in the other. */
function swapped(first: string, second: string, year: string, today: IsoDate): FoundDate | null {
  if (year === '') return null;
  const value = `${second}.${first}.${year}`;
  return Number(second) > 12 && parseBirthDate(value, today).ok ? { value, doubt: 'day-or-month' } : null;
}

/** `29. Oktober 1946`, `29th October 1946`, `October 29, 1946` → `29.10.1946`. */
function namedMonth(text: string): string | null {
  const [, day, name, year] =
    /^(\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(\p{L}{3,9})\.?,?\s+(\d{4})$/iu.exec(text) ?? [];
  const [, name2, day2, year2] = /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu.exec(text) ?? [];
  const word = (name ?? name2)?.toLowerCase();
  if (word === undefined) return null;
  const month = months.findIndex((pattern) => pattern.test(word));
  return month < 0 ? null : `${day ?? day2}.${month + 1}.${year ?? year2}`;
}
