import type { IsoDate } from './birth-date.ts';
import type { SessionStatus } from './session.ts';

/** How the list of sessions is looked at. What is searched for is not part of it: that would be about a customer. */

/** When sessions were created, by the calendar at the desk. The named ones move on with it. */
export const namedPeriods = ['today', 'yesterday', 'last-7-days', 'this-week', 'this-month'] as const;

export type NamedPeriod = (typeof namedPeriods)[number];

/** First and last day, both included; null is open. */
export interface DayRange {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export interface ListFilter {
  /** Any of these; empty: whatever the status. */
  readonly status: readonly SessionStatus[];
  /** By its id, or null for all. */
  readonly profile: string | null;
  readonly period: NamedPeriod | DayRange | null;
}

export const noFilter: ListFilter = { status: [], profile: null, period: null };

/** A filter that is worth a name. */
export interface SavedView {
  readonly name: string;
  readonly filter: ListFilter;
}

export const longestViewName = 40;
export const mostViews = 30;

export const listColumns = ['reference', 'customer', 'status', 'profile', 'created', 'expires'] as const;

export type ListColumn = (typeof listColumns)[number];

/** Every column once, in the order of the screen. The reference always shows: it is what a session is called. */
export type ColumnLayout = readonly { readonly column: ListColumn; readonly isShown: boolean }[];

export const usualColumns: ColumnLayout = listColumns.map((column) => ({ column, isShown: true }));
