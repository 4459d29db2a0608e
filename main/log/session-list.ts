import type { LogPage, LogQuery } from '../core/ports/sessions.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { SessionRecord } from '../core/session.ts';
import { askedTokens, matches, searchTextOf } from './blind-search.ts';
import type { Reading } from './connection.ts';
import { chosenGrams, type GramShares } from './gram-choice.ts';
import { withNamedKey } from './keyring.ts';
import { type Arm, alsoWhere, armsOf, isNarrowed, joinFitting, valuesOf } from './list-filter.ts';
import { cursorAt, type ListStretch, positionAt, stretchOf } from './list-position.ts';
import { countOf, positionOfRank } from './session-counts.ts';
import { namedBy } from './session-names.ts';
import { recordOf, type SessionRow, sessionColumns, sessionRow } from './session-rows.ts';

/**
 * One page, newest first, going on to older sessions or back to newer ones. Reads no further than the page goes.
 * @throws Failure `invalid-input` for a foreign cursor
 */
export function pageOf(from: Reading, keys: KeyWrapper, shares: GramShares, query: LogQuery): LogPage {
  const isBack = query.direction === 'newer';
  const stretch = stretchFor(from, query);
  const found: Found[] = [];
  let isMore = false;
  for (const each of query.search.trim() === ''
    ? unsearched(from, keys, query, stretch)
    : searched(from, keys, shares, query, stretch)) {
    if (found.length === query.limit) {
      isMore = true;
      break;
    }
    found.push(each);
  }
  if (isBack) found.reverse();
  const [first, last] = [found[0], found.at(-1)];
  return {
    sessions: found.map(({ record }) => record),
    previous: first === undefined ? null : cursorAt(first.number),
    // Behind a page on the way back lies at least what it came from.
    next: last !== undefined && (isMore || isBack) ? cursorAt(last.number) : null,
  };
}

/** The part of the list in which the page lies: the period asked for, cut at the cursor or at a rank. */
function stretchFor(from: Reading, query: LogQuery): ListStretch {
  const { low, high } = stretchOf(query);
  if (query.after !== null) {
    const at = positionAt(query.after);
    return query.direction === 'newer' ? { low: Math.max(low, at + 1), high } : { low, high: Math.min(high, at) };
  }
  if (query.skip === undefined || query.skip === 0) return { low, high };
  const first = positionOfRank(from, query, query.skip);
  return { low, high: first === null ? low : first + 1 };
}

interface Found {
  readonly number: number;
  readonly record: SessionRecord;
}

type Search = (from: Reading, keys: KeyWrapper, query: LogQuery, stretch: ListStretch) => Iterable<Found>;

const order = ({ direction }: LogQuery): 'ASC' | 'DESC' => (direction === 'newer' ? 'ASC' : 'DESC');

/** Each status has its own way through an index, in the list's order; SQLite merges them row by row. */
const unsearched: Search = (from, keys, query, stretch) => {
  const arm = ({ where, index }: Arm): string =>
    `SELECT ${sessionColumns} FROM sessions s ${index}
     WHERE ${where} s.number >= @low AND s.number < @high`;
  const sql = `${armsOf(query).map(arm).join(' UNION ALL ')} ORDER BY number ${order(query)}`;
  return records(keys, from.each(sessionRow, sql, { ...valuesOf(query), ...stretch }));
};

/** By reference or id in clear, and by what is sealed while the vault is open: both in the list's order, merged. */
function* searched(
  from: Reading,
  keys: KeyWrapper,
  shares: GramShares,
  query: LogQuery,
  stretch: ListStretch,
): Iterable<Found> {
  const named = [...byName(from, keys, query, stretch)];
  const isNamed = new Set(named.map(({ number }) => number));
  const comesFirst = (one: Found, other: Found): boolean =>
    order(query) === 'ASC' ? one.number <= other.number : one.number >= other.number;
  const bySealed = keys.isOpen() ? byContent(from, keys, shares, query, stretch) : [];
  for (const hit of bySealed) {
    for (let first = named[0]; first !== undefined && comesFirst(first, hit); first = named[0]) {
      yield first;
      named.shift();
    }
    if (!isNamed.has(hit.number)) yield hit;
  }
  yield* named;
}

const byName: Search = (from, keys, query, stretch) => {
  const name = namedBy(query.search);
  if (name === null) return [];
  const { column, beginning } = name;
  return records(
    keys,
    from.each(
      sessionRow,
      // The plus keeps SQLite from walking a whole status, or the whole table, for a handful of references.
      `SELECT ${sessionColumns} FROM sessions s
       WHERE s.${column} >= @beginning AND s.${column} < @end AND +s.number >= @low AND +s.number < @high
         ${alsoWhere(query)}
       ORDER BY s.number ${order(query)}`,
      { beginning, end: `${beginning}\u{10ffff}`, ...valuesOf(query), ...stretch },
    ),
  );
};

/** A filter that leaves so few is gone through as it is. */
const fewSessions = 200;

function* byContent(
  from: Reading,
  keys: KeyWrapper,
  shares: GramShares,
  query: LogQuery,
  stretch: ListStretch,
): Iterable<Found> {
  const text = searchTextOf(query.search);
  const isHit = ({ record }: Found): boolean => record.customer !== null && matches(record.customer, text);
  // So few are opened sooner than the index has gone through everybody of that name.
  if (isNarrowed(query) && countOf(from, query, stretch) <= fewSessions) {
    for (const each of unsearched(from, keys, query, stretch)) if (isHit(each)) yield each;
    return;
  }
  const asked = withNamedKey(from, keys, 'blind-search', (key) => askedTokens(key, text)) ?? [];
  if (asked.length === 0) return;
  const hashes = asked.map((tokens) => `(${chosenGrams(tokens, shares.in(from)).join(' AND ')})`).join(' OR ');
  const rows = from.each(
    sessionRow,
    // Numbers arrive as floating ones, which FTS5 takes for no bounds at all: it would walk everything newer as well.
    `SELECT ${sessionColumns} FROM search ${joinFitting(query, 'search.rowid')}
     CROSS JOIN sessions s ON s.number = search.rowid
     WHERE search MATCH @hashes AND search.rowid >= CAST(@low AS INTEGER) AND search.rowid < CAST(@high AS INTEGER)
     ORDER BY search.rowid ${order(query)}`,
    { hashes, ...valuesOf(query), ...stretch },
  );
  for (const each of records(keys, rows)) if (isHit(each)) yield each;
}

function* records(keys: KeyWrapper, rows: Iterable<SessionRow>): Iterable<Found> {
  for (const row of rows) yield { number: row.number, record: recordOf(row, keys) };
}
