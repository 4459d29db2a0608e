import { z } from 'zod';
import type { LogFilter } from '../core/ports/sessions.ts';
import type { Reading } from './connection.ts';
import { type Arm, coveredArmsOf, statusesIn, valuesOf } from './list-filter.ts';
import { type ListStretch, perBlock, perDay, stretchOf } from './list-position.ts';

/** A piece of time whose sessions are counted as they are written, in a table of its own. */
interface Unit {
  readonly table: string;
  readonly column: string;
  /** In positions of the list. */
  readonly size: number;
}

/** From the finest on, each made of the one before. */
const units: readonly Unit[] = [
  { table: 'session_counts', column: 'day', size: perDay },
  { table: 'session_counts_by_block', column: 'block', size: perBlock },
];

/**
 * How many sessions a filter has, without reading them: whole units were counted when they were written, and what is left
 * at the beginning and the end of a period is counted in an index. A search cannot be counted so: only reading tells what
 * matches.
 */
export function countOf(from: Reading, filter: LogFilter, stretch = stretchOf(filter), left = units): number {
  const parts = partsOf(stretch, left);
  if (parts === null) return countedIn(from, filter, stretch);
  const { unit, finer, end, whole, beginning } = parts;
  return (
    countOf(from, filter, beginning, finer) + wholeUnits(from, filter, unit, whole) + countOf(from, filter, end, finer)
  );
}

/**
 * Where the session stands that so many newer ones come before, or null when there are not as many.
 * @param length how many there are in the stretch, where that is known
 */
export function positionOfRank(
  from: Reading,
  filter: LogFilter,
  rank: number,
  stretch = stretchOf(filter),
  left = units,
  length: number | null = null,
): number | null {
  const parts = partsOf(stretch, left);
  if (parts === null) return positionIn(from, filter, stretch, rank, length);
  const { unit, finer, end, whole, beginning } = parts;
  const inEnd = countOf(from, filter, end, finer);
  if (rank < inEnd) return positionOfRank(from, filter, rank, end, finer, inEnd);
  const found = unitOfRank(from, filter, unit, whole, rank - inEnd);
  if (found !== undefined) {
    const its = { low: found.number * unit.size, high: (found.number + 1) * unit.size };
    return positionOfRank(from, filter, rank - inEnd - found.newer, its, finer, found.count);
  }
  const newer = inEnd + wholeUnits(from, filter, unit, whole);
  return positionOfRank(from, filter, rank - newer, beginning, finer);
}

/** The whole units in a stretch by the coarsest that fits, and what is left of it on both sides; null for less than a day. */
function partsOf({ low, high }: ListStretch, left: readonly Unit[]) {
  const unit = left.at(-1);
  if (unit === undefined) return null;
  const finer = left.slice(0, -1);
  const [first, end] = [Math.ceil(low / unit.size), Math.floor(high / unit.size)];
  if (first >= end) return partsOf({ low, high }, finer);
  return {
    unit,
    finer,
    beginning: { low, high: first * unit.size },
    whole: { low: first, high: end },
    end: { low: end * unit.size, high },
  };
}

function wholeUnits(from: Reading, filter: LogFilter, { table, column }: Unit, { low, high }: ListStretch): number {
  const row = from.one(
    countRow,
    `SELECT coalesce(sum(sessions), 0) AS count FROM ${table}
     WHERE ${column} >= @low AND ${column} < @high ${counted(filter)}`,
    { low, high, ...valuesOf(filter) },
  );
  return row?.count ?? 0;
}

/** The unit that such a rank falls into, and how many newer sessions there are in those after it. */
function unitOfRank(
  from: Reading,
  filter: LogFilter,
  { table, column }: Unit,
  { low, high }: ListStretch,
  rank: number,
) {
  // Added up by SQLite: a row each would take longer to hand over than to add. Beside `max`, the rest is of the same row.
  return from.one(
    unitRow,
    `SELECT max(number) AS number, count, newer FROM (
       SELECT ${column} AS number, sum(sessions) AS count,
         sum(sum(sessions)) OVER (ORDER BY ${column} DESC) - sum(sessions) AS newer
       FROM ${table} WHERE ${column} >= @low AND ${column} < @high ${counted(filter)} GROUP BY ${column})
     WHERE newer + count > @rank HAVING count(*) > 0`,
    { low, high, rank, ...valuesOf(filter) },
  );
}

function countedIn(from: Reading, filter: LogFilter, { low, high }: ListStretch): number {
  if (low >= high) return 0;
  const row = from.one(countRow, `SELECT count(*) AS count ${within(filter)}`, { ...valuesOf(filter), low, high });
  return row?.count ?? 0;
}

/** Each status is a walk in the list's order, merged by SQLite, from whichever end is nearer: sorting takes longer. */
function positionIn(
  from: Reading,
  filter: LogFilter,
  { low, high }: ListStretch,
  rank: number,
  length: number | null,
): number | null {
  if (low >= high) return null;
  const [order, offset] = length !== null && rank > length / 2 ? ['ASC', length - 1 - rank] : ['DESC', rank];
  const arm = ({ where, index }: Arm): string =>
    `SELECT s.number FROM sessions s ${index} WHERE ${where} s.number >= @low AND s.number < @high`;
  const row = from.one(
    positionRow,
    `${coveredArmsOf(filter).map(arm).join(' UNION ALL ')} ORDER BY number ${order} LIMIT 1 OFFSET @offset`,
    { ...valuesOf(filter), low, high, offset },
  );
  return row?.number ?? null;
}

/** Covered by an index, whatever the filter: the rows themselves are wide. */
const within = (filter: LogFilter): string =>
  `FROM sessions s INDEXED BY ${filter.profileId === undefined ? 'sessions_by_status' : 'sessions_by_profile'}
   WHERE ${filter.profileId === undefined ? '' : 's.profile_id = @profile AND'}
     s.status IN (${statusesIn(filter)}) AND s.number >= @low AND s.number < @high`;

const counted = (filter: LogFilter): string =>
  `${filter.status === null ? '' : `AND status IN (${statusesIn(filter)})`}
   ${filter.profileId === undefined ? '' : 'AND profile_id = @profile'}`;

const positionRow = z.object({ number: z.int() });
const countRow = z.object({ count: z.int() });
const unitRow = z.object({ number: z.int(), count: z.int(), newer: z.int() });
