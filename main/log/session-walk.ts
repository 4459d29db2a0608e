import type { LogQuery } from '../core/ports/sessions.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { SessionRecord } from '../core/session.ts';
import type { Reading } from './connection.ts';
import { type Arm, armsOf, valuesOf } from './list-filter.ts';
import type { ListStretch } from './list-position.ts';
import { recordOf, type SessionRow, sessionColumns, sessionRow } from './session-rows.ts';

/** A way through a part of the list, for a page. */
export interface Walk {
  readonly from: Reading;
  readonly keys: KeyWrapper;
  readonly query: LogQuery;
  readonly stretch: ListStretch;
}

/** A session and where it stands in the list. */
export interface Found {
  readonly number: number;
  readonly record: SessionRecord;
}

export const order = ({ direction }: LogQuery): 'ASC' | 'DESC' => (direction === 'newer' ? 'ASC' : 'DESC');

/** Each status has its own way through an index, in the list's order; SQLite merges them row by row. */
export function everySession({ from, keys, query, stretch }: Walk): Iterable<Found> {
  const arm = ({ where, index }: Arm): string =>
    `SELECT ${sessionColumns} FROM sessions s ${index}
     WHERE ${where} s.number >= @low AND s.number < @high`;
  const sql = `${armsOf(query).map(arm).join(' UNION ALL ')} ORDER BY number ${order(query)}`;
  return opened(keys, from.each(sessionRow, sql, { ...valuesOf(query), ...stretch }));
}

/** Opens one row after the other, as far as whoever asks goes. */
export function* opened(keys: KeyWrapper, rows: Iterable<SessionRow>): Iterable<Found> {
  for (const row of rows) yield { number: row.number, record: recordOf(row, keys) };
}
