import { askedTokens, matches, type SearchText, searchTextOf } from './blind-search.ts';
import { chosenGrams, type GramShares } from './gram-choice.ts';
import { withNamedKey } from './keyring.ts';
import { alsoWhere, isNarrowed, joinFitting, valuesOf } from './list-filter.ts';
import { countOf } from './session-counts.ts';
import { namedBy } from './session-names.ts';
import { sessionColumns, sessionRow } from './session-rows.ts';
import { everySession, type Found, opened, order, type Walk } from './session-walk.ts';
import { waitingIn } from './waiting-letters.ts';

/** Whom a search finds, in the list's order: by reference or id in clear, and by what is sealed while the vault is open. */
export function searched(walk: Walk, shares: GramShares): Iterable<Found> {
  return merged(walk, [...byName(walk)], walk.keys.isOpen() ? byContent(walk, shares) : []);
}

function byName({ from, keys, query, stretch }: Walk): Iterable<Found> {
  const name = namedBy(query.search);
  if (name === null) return [];
  const { column, beginning } = name;
  return opened(
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
}

/** A filter that leaves so few is gone through as it is. */
const fewSessions = 200;

function byContent(walk: Walk, shares: GramShares): Iterable<Found> {
  const { from, keys, query, stretch } = walk;
  const text = searchTextOf(query.search);
  // So few are opened sooner than the index has gone through everybody of that name.
  if (isNarrowed(query) && countOf(from, query, stretch) <= fewSessions) return matching(text, everySession(walk));
  const waiting = opened(keys, waitingIn(from, query, stretch, order(query)));
  return merged(walk, [...matching(text, waiting)], matching(text, indexed(walk, shares, text)));
}

/** Whom the blind index finds: everybody in it who matches, and a few who do not. */
function indexed({ from, keys, query, stretch }: Walk, shares: GramShares, text: SearchText): Iterable<Found> {
  const asked = withNamedKey(from, keys, 'blind-search', (key) => askedTokens(key, text)) ?? [];
  if (asked.length === 0) return [];
  const hashes = asked.map((words) => `(${chosenGrams(words, shares.in(from)).join(' AND ')})`).join(' OR ');
  return opened(
    keys,
    from.each(
      sessionRow,
      // Numbers arrive as floating ones, which FTS5 takes for no bounds at all: it would walk everything newer as well.
      `SELECT ${sessionColumns} FROM search ${joinFitting(query, 'search.rowid')}
       CROSS JOIN sessions s ON s.number = search.rowid
       WHERE search MATCH @hashes AND search.rowid >= CAST(@low AS INTEGER) AND search.rowid < CAST(@high AS INTEGER)
       ORDER BY search.rowid ${order(query)}`,
      { hashes, ...valuesOf(query), ...stretch },
    ),
  );
}

function* matching(text: SearchText, all: Iterable<Found>): Iterable<Found> {
  for (const each of all) {
    const { customer } = each.record;
    if (customer !== null && matches(customer, text)) yield each;
  }
}

/** Both in the list's order, each session once. */
function* merged({ query }: Walk, few: readonly Found[], many: Iterable<Found>): Iterable<Found> {
  const isAmongFew = new Set(few.map(({ number }) => number));
  const comesFirst = (one: Found, other: Found): boolean =>
    order(query) === 'ASC' ? one.number <= other.number : one.number >= other.number;
  const left = [...few];
  for (const each of many) {
    for (let first = left[0]; first !== undefined && comesFirst(first, each); first = left[0]) {
      yield first;
      left.shift();
    }
    if (!isAmongFew.has(each.number)) yield each;
  }
  yield* left;
}
