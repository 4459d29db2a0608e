import { z } from 'zod';
import type { LogFilter } from '../core/ports/sessions.ts';
import type { Reading } from './connection.ts';
import { placeholders, valuesOf } from './list-filter.ts';
import { type ListStretch, perDay, stretchOf } from './list-position.ts';

/**
 * How many sessions a filter has, without reading them: whole days were counted when they were written, and the
 * beginning and end of a period are counted in an index. A search cannot be counted so: only reading tells what matches.
 */
export function countOf(from: Reading, filter: LogFilter, { low, high } = stretchOf(filter)): number {
  const [firstDay, endDay] = [Math.ceil(low / perDay), Math.floor(high / perDay)];
  if (firstDay >= endDay) return countedIn(from, filter, { low, high });
  return (
    countedIn(from, filter, { low, high: firstDay * perDay }) +
    wholeDays(from, filter, firstDay, endDay) +
    countedIn(from, filter, { low: endDay * perDay, high })
  );
}

/** Where the session stands that so many newer ones come before, or null when there are not as many. */
export function positionOfRank(from: Reading, filter: LogFilter, rank: number): number | null {
  const { low, high } = stretchOf(filter);
  let left = rank;
  for (const stretch of stretches(from, filter, low, high)) {
    if (left < stretch.count) return positionIn(from, filter, stretch, left);
    left -= stretch.count;
  }
  return null;
}

/** The stretches that a period falls into, newest first: the rest of the last day, whole days, the rest of the first. */
function* stretches(
  from: Reading,
  filter: LogFilter,
  low: number,
  high: number,
): Iterable<ListStretch & { readonly count: number }> {
  const [firstDay, endDay] = [Math.ceil(low / perDay), Math.floor(high / perDay)];
  if (firstDay >= endDay) {
    yield { low, high, count: countedIn(from, filter, { low, high }) };
    return;
  }
  const end = { low: endDay * perDay, high };
  yield { ...end, count: countedIn(from, filter, end) };
  const days = from.each(
    dayRow,
    `SELECT day, sum(sessions) AS count FROM session_counts
     WHERE day >= @firstDay AND day < @endDay ${counted(filter)} GROUP BY day ORDER BY day DESC`,
    { firstDay, endDay, ...valuesFor(filter) },
  );
  for (const { day, count } of days) yield { low: day * perDay, high: (day + 1) * perDay, count };
  const beginning = { low, high: firstDay * perDay };
  yield { ...beginning, count: countedIn(from, filter, beginning) };
}

function wholeDays(from: Reading, filter: LogFilter, firstDay: number, endDay: number): number {
  const row = from.one(
    countRow,
    `SELECT coalesce(sum(sessions), 0) AS count FROM session_counts
     WHERE day >= @firstDay AND day < @endDay ${counted(filter)}`,
    { firstDay, endDay, ...valuesFor(filter) },
  );
  return row?.count ?? 0;
}

function countedIn(from: Reading, filter: LogFilter, { low, high }: ListStretch): number {
  if (low >= high) return 0;
  const row = from.one(countRow, `SELECT count(*) AS count ${within(filter)}`, { ...valuesOf(filter), low, high });
  return row?.count ?? 0;
}

function positionIn(from: Reading, filter: LogFilter, { low, high }: ListStretch, rank: number): number | null {
  const row = from.one(
    z.object({ number: z.int() }),
    `SELECT s.number ${within(filter)} ORDER BY s.number DESC LIMIT 1 OFFSET @rank`,
    { ...valuesOf(filter), low, high, rank },
  );
  return row?.number ?? null;
}

/** Covered by an index, whatever the filter: the rows themselves are wide. */
const within = (filter: LogFilter): string =>
  `FROM sessions s INDEXED BY ${filter.profileId === undefined ? 'sessions_by_status' : 'sessions_by_profile'}
   WHERE ${filter.profileId === undefined ? '' : 's.profile_id = @profile AND'}
     s.status IN (${placeholders(filter)}) AND s.number >= @low AND s.number < @high`;

const counted = (filter: LogFilter): string =>
  `${filter.status === null ? '' : `AND status IN (${placeholders(filter)})`}
   ${filter.profileId === undefined ? '' : 'AND profile_id = @profile'}`;

/** SQLite refuses a value that no placeholder takes. */
const valuesFor = (filter: LogFilter) => (filter.status === null ? profileOnly(filter) : valuesOf(filter));
const profileOnly = ({ profileId }: LogFilter) => (profileId === undefined ? {} : { profile: profileId });

const countRow = z.object({ count: z.int() });
const dayRow = z.object({ day: z.int(), count: z.int() });
