import { type IsoDate, localDay } from '../../preload/contract/birth-date.ts';
import type { DayRange, ListFilter } from '../../preload/contract/session-list.ts';

/** A period by the calendar at the desk → the instants between which sessions were created; null is open. */
export function instantsOf(
  period: ListFilter['period'],
  now: Date,
): { readonly from?: string; readonly before?: string } {
  if (period === null) return {};
  const { from, to } = typeof period === 'string' ? daysOf(period, now) : period;
  return {
    ...(from !== null && { from: midnight(from, 0).toISOString() }),
    ...(to !== null && { before: midnight(to, 1).toISOString() }),
  };
}

/** The days of a period that has a name, the first and the last one; it goes on until the end of today where it lasts. */
export function daysOf(period: Extract<ListFilter['period'], string>, now: Date): DayRange {
  const today = localDay(now);
  const back = (days: number): IsoDate => localDay(midnight(today, -days));
  switch (period) {
    case 'today':
      return { from: today, to: null };
    case 'yesterday':
      return { from: back(1), to: back(1) };
    case 'last-7-days':
      return { from: back(6), to: null };
    case 'this-week':
      // Monday, as in all of Europe.
      return { from: back((now.getDay() + 6) % 7), to: null };
    case 'this-month':
      return { from: `${today.slice(0, 7)}-01`, to: null };
  }
}

/** Through the calendar, not by adding hours: days on which the clock is set are shorter or longer. */
function midnight(day: IsoDate, later: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later);
}
