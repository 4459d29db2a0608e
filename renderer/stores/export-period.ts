import { parseBirthDate } from '../../preload/contract/birth-date.ts';
import type { FieldError } from '../../preload/contract/errors.ts';

/** Which sessions: all, those of a month, or from one day to another as typed, either of which may be left open. */
export interface Period {
  readonly span: 'all' | 'this-month' | 'last-month' | 'days';
  readonly from: string;
  readonly to: string;
}

export type PeriodInstants =
  | { readonly ok: true; readonly from: string; readonly to: string }
  | { readonly ok: false; readonly fields: readonly FieldError[] };

/**
 * The instants between which sessions are taken; empty for open. Whoever types a day means this machine's day, from its
 * first moment to its last, whatever day that is in UTC.
 * @param today this machine's day
 */
export function periodOf({ span, from, to }: Period, today: string): PeriodInstants {
  const [year = 0, month = 1] = today.split('-').map(Number);
  switch (span) {
    case 'all':
      return { ok: true, from: '', to: '' };
    case 'this-month':
      return { ok: true, from: startOf(year, month, 1), to: startOf(year, month + 1, 1) };
    case 'last-month':
      return { ok: true, from: startOf(year, month - 1, 1), to: startOf(year, month, 1) };
    case 'days':
      return daysOf(from, to, today);
  }
}

function daysOf(from: string, to: string, today: string): PeriodInstants {
  const fields: FieldError[] = [];
  const instant = (typed: string, field: 'from' | 'to', daysOn: number): string => {
    if (typed.trim() === '') return '';
    const day = parseBirthDate(typed, today);
    if (!day.ok) {
      fields.push({ field, code: day.code });
      return '';
    }
    const [year = 0, month = 1, date = 1] = day.date.split('-').map(Number);
    return startOf(year, month, date + daysOn);
  };
  const instants = { from: instant(from, 'from', 0), to: instant(to, 'to', 1) };
  return fields.length > 0 ? { ok: false, fields } : { ok: true, ...instants };
}

/** Months and days may run over, as `Date` allows. */
const startOf = (year: number, month: number, day: number): string => new Date(year, month - 1, day).toISOString();
