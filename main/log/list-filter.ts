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
  if (filter.profileId !== undefined) {
    return statusesOf(filter).map((_, at) => ({
      where: `s.profile_id = @profile AND s.status = @status${at} AND`,
      index: 'INDEXED BY sessions_by_profile',
    }));
  }
  if (filter.status === null) return [{ where: '', index: '' }];
  return filter.status.map((_, at) => ({
    where: `s.status = @status${at} AND`,
    index: 'INDEXED BY sessions_by_status',
  }));
}

/** The filter as a condition on rows that something else leads to; the plus forbids leading by it. */
export function alsoWhere(filter: LogFilter): string {
  const status = filter.status === null ? '' : `AND +s.status IN (${placeholders(filter)})`;
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
    ON ${profile} f.status IN (${placeholders(filter)}) AND f.number = ${number}`;
}

/** Whether the filter leaves anything out, the period apart. */
export const isNarrowed = ({ status, profileId }: LogFilter): boolean => status !== null || profileId !== undefined;

/** `@status0, @status1, …` for every status of the filter. */
export const placeholders = (filter: LogFilter): string =>
  statusesOf(filter)
    .map((_, at) => `@status${at}`)
    .join(', ');

/** What `armsOf`, `alsoWhere` and `placeholders` leave open. */
export const valuesOf = (filter: LogFilter): Values => ({
  ...(filter.profileId !== undefined && { profile: filter.profileId }),
  ...Object.fromEntries(statusesOf(filter).map((status, at) => [`status${at}`, status])),
});

/** Every status by name, where none was chosen: an index by status can then be used all the same. */
const statusesOf = ({ status }: LogFilter) => status ?? sessionStatuses;
