import type { LogPage, LogQuery } from '../core/ports/sessions.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { Reading } from './connection.ts';
import type { GramShares } from './gram-choice.ts';
import { cursorAt, type ListStretch, positionAt, stretchOf } from './list-position.ts';
import { positionOfRank } from './session-counts.ts';
import { searched } from './session-search.ts';
import { everySession, type Found } from './session-walk.ts';

/**
 * One page, newest first, going on to older sessions or back to newer ones. Reads no further than the page goes.
 * @throws Failure `invalid-input` for a foreign cursor
 */
export function pageOf(from: Reading, keys: KeyWrapper, shares: GramShares, query: LogQuery): LogPage {
  const isBack = query.direction === 'newer';
  const walk = { from, keys, query, stretch: stretchFor(from, query) };
  const found: Found[] = [];
  let isMore = false;
  for (const each of query.search.trim() === '' ? everySession(walk) : searched(walk, shares)) {
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
