import { sessionStatuses } from '../../preload/contract/session.ts';
import type { LogFilter } from '../core/ports/sessions.ts';
import type { Values } from './connection.ts';

/** One way through the sessions that is in the list's order already. */
export interface Arm {
  /** Ends with AND, or is empty. */
  readonly where: string;
  readonly index: string;
}

/** The ways through the sessions of a filter: one for each status, since each has its own place in the index. */
export function armsOf(filter: LogFilter): readonly Arm[] {
  return isNarrowed(filter) ? coveredArmsOf(filter) : [{ where: '', index: '' }];
}

/** The same by an index in any case, for whoever needs no more than numbers: the rows themselves are wide. */
export function coveredArmsOf(filter: LogFilter): readonly Arm[] {
  const [index, profile] =
    filter.profileId === undefined
      ? ['sessions_by_status', '']
      : ['sessions_by_profile', 's.profile_id = @profile AND'];
  return statusesOf(filter).map((status) => ({
    where: `${profile} s.status = ${status} AND`,
    index: `INDEXED BY ${index}`,
  }));
}

/** The filter as a condition on rows that something else leads to; the plus forbids leading by it. */
export function alsoWhere(filter: LogFilter): string {
  const status = filter.status === null ? '' : `AND +s.status IN (${statusesIn(filter)})`;
  return filter.profileId === undefined ? status : `AND +s.profile_id = @profile ${status}`;
}

/** Joins only the numbers that fit, by an index alone: rows are wide, and most of what something else finds may not fit. */
export function joinFitting(filter: LogFilter, number: string): string {
  if (!isNarrowed(filter)) return '';
  const [index, profile] =
    filter.profileId === undefined
      ? ['sessions_by_status', '']
      : ['sessions_by_profile', 'f.profile_id = @profile AND'];
  return `CROSS JOIN sessions f INDEXED BY ${index}
    ON ${profile} f.status IN (${statusesIn(filter)}) AND f.number = ${number}`;
}

/** Whether the filter leaves anything out, the period apart. */
export const isNarrowed = ({ status, profileId }: LogFilter): boolean => status !== null || profileId !== undefined;

/** Every status of the filter, as SQL. */
export const statusesIn = (filter: LogFilter): string => statusesOf(filter).join(', ');

/** What is left open in the SQL of a filter. */
export const valuesOf = ({ profileId }: LogFilter): Values => (profileId === undefined ? {} : { profile: profileId });

/**
 * Every status by name, where none was chosen: an index by status can then be used all the same. They stand in the SQL
 * itself, since SQLite plans a statement anew each time that such a value is bound; they are the contract's, no stranger's.
 */
const statusesOf = ({ status }: LogFilter): readonly string[] =>
  sessionStatuses.filter((each) => status === null || status.includes(each)).map((each) => `'${each}'`);
