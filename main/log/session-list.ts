import type { SessionStatus } from '../../preload/contract/session.ts';
import type { KeyWrapper, LogPage, LogQuery } from '../core/ports.ts';
import type { SessionRecord } from '../core/session.ts';
import { indexQuery, matches, searchTextOf } from './blind-search.ts';
import type { Reading } from './connection.ts';
import { withNamedKey } from './keyring.ts';
import { cursorAt, positionAt } from './list-position.ts';
import { namedBy } from './session-names.ts';
import { recordOf, type SessionRow, sessionColumns, sessionRow } from './session-rows.ts';

/** One page, newest first. Reads no further than the page goes. @throws Failure `invalid-input` for a foreign cursor */
export function pageOf(from: Reading, keys: KeyWrapper, query: LogQuery): LogPage {
  const start = positionAt(query.after);
  const sessions: SessionRecord[] = [];
  let end = start;
  for (const { number, record } of query.search.trim() === ''
    ? unsearched(from, keys, query, start)
    : searched(from, keys, query, start)) {
    if (sessions.length === query.limit) return { sessions, next: cursorAt(end) };
    sessions.push(record);
    end = number;
  }
  return { sessions, next: null };
}

interface Found {
  readonly number: number;
  readonly record: SessionRecord;
}

type Search = (from: Reading, keys: KeyWrapper, query: LogQuery, before: number) => Iterable<Found>;

const unsearched: Search = (from, keys, { status }, before) =>
  records(
    keys,
    from.each(
      sessionRow,
      `SELECT ${sessionColumns} FROM sessions s
       WHERE s.number < @before ${withStatus(status)} ORDER BY s.number DESC`,
      { before, status },
    ),
  );

/** By reference or id in clear, and by what is sealed while the vault is open: both newest first, merged. */
function* searched(from: Reading, keys: KeyWrapper, query: LogQuery, before: number): Iterable<Found> {
  const named = [...byName(from, keys, query, before)];
  const isNamed = new Set(named.map(({ number }) => number));
  const bySealed = keys.isOpen() ? byContent(from, keys, query, before) : [];
  for (const hit of bySealed) {
    for (let first = named[0]; first !== undefined && first.number >= hit.number; first = named[0]) {
      yield first;
      named.shift();
    }
    if (!isNamed.has(hit.number)) yield hit;
  }
  yield* named;
}

const byName: Search = (from, keys, { search, status }, before) => {
  const name = namedBy(search);
  if (name === null) return [];
  const { column, beginning } = name;
  return records(
    keys,
    from.each(
      sessionRow,
      // The plus keeps SQLite from walking a whole status, or the whole table, for a handful of references.
      `SELECT ${sessionColumns} FROM sessions s
       WHERE s.${column} >= @beginning AND s.${column} < @end AND +s.number < @before
         ${status === null ? '' : 'AND +s.status = @status'}
       ORDER BY s.number DESC`,
      { beginning, end: `${beginning}\u{10ffff}`, before, status },
    ),
  );
};

function* byContent(from: Reading, keys: KeyWrapper, { search, status }: LogQuery, before: number): Iterable<Found> {
  const text = searchTextOf(search);
  const hashes = withNamedKey(from, keys, 'blind-search', (key) => indexQuery(key, text));
  if (hashes === null) return;
  const rows = from.each(
    sessionRow,
    `SELECT ${sessionColumns} FROM search JOIN sessions s ON s.number = search.rowid
     WHERE search MATCH @hashes AND search.rowid < @before ${withStatus(status)} ORDER BY search.rowid DESC`,
    { hashes, before, status },
  );
  for (const hit of records(keys, rows)) {
    if (hit.record.customer !== null && matches(hit.record.customer, text)) yield hit;
  }
}

const withStatus = (status: SessionStatus | null): string => (status === null ? '' : 'AND s.status = @status');

function* records(keys: KeyWrapper, rows: Iterable<SessionRow>): Iterable<Found> {
  for (const row of rows) yield { number: row.number, record: recordOf(row, keys) };
}
