import { z } from 'zod';
import type { TokensByWord } from './blind-search.ts';
import type { Reading } from './connection.ts';

/** How many of the sessions hold a group of letters, from 0 to 1, by its token in the blind index. */
export type ShareOf = (token: string) => number;

/** Estimates shares, and remembers what it has estimated: what is typed goes on from letter to letter. */
export interface GramShares {
  in(from: Reading): ShareOf;
}

/** So many of the newest sessions are looked at: enough to tell a common name from four letters that hardly anybody has. */
const sampled = 4_096;

/** Some hundred kilobytes. What is forgotten is estimated anew. */
const mostRemembered = 4_096;

export function createGramShares(): GramShares {
  const known = new Map<string, number>();
  let oldest: number | null = null;
  return {
    in: (from) => (token) => {
      if (known.size >= mostRemembered) {
        known.clear();
        oldest = null;
      }
      oldest ??= oldestSampled(from);
      const share = known.get(token) ?? shareAmong(from, token, oldest);
      known.set(token, share);
      return share;
    },
  };
}

/** What it takes, as measured, in microseconds: only the proportions matter. */
const opening = 13;
const stepping = 0.009;
const leaping = 3;

/** Where shares this large lie so close together, letters that overlap are those of one name. */
const common = 0.01;
const close = 1.3;

/**
 * Which of the tokens to ask the blind index for, when a match has all of them. FTS5 walks the whole list of each, and
 * leaps over pages of it at best; whoever is found is opened and compared. So the rarest is asked for, and then whatever
 * spares more opening than it costs walking. Asking for fewer never loses a match.
 */
export function chosenGrams(words: TokensByWord, shareOf: ShareOf): readonly string[] {
  const tokens = words.flat();
  if (tokens.length < 2) return tokens;
  const grams = words.flatMap((word, inWord) =>
    word.map((token, at) => ({ token, inWord, at, share: shareOf(token) })),
  );
  const [rarest, ...others] = grams.sort((one, other) => one.share - other.share);
  if (rarest === undefined) return [];
  const chosen = [rarest];
  let left = rarest.share;
  for (const gram of others) {
    const walking = Math.min(gram.share * stepping, rarest.share * leaping);
    if (walking > left * (1 - gram.share) * opening || chosen.some((other) => isSameName(gram, other))) continue;
    chosen.push(gram);
    // Letters of one name come together: each leaves more than if they were drawn by lot.
    left *= Math.sqrt(gram.share);
  }
  return [...new Set(chosen.map(({ token }) => token))];
}

interface Gram {
  readonly inWord: number;
  readonly at: number;
  readonly share: number;
}

/** Whether two groups of letters overlap in a word and belong to one common name: either says what the other says. */
function isSameName(one: Gram, other: Gram): boolean {
  const [less, more] = one.share < other.share ? [one.share, other.share] : [other.share, one.share];
  return one.inWord === other.inWord && Math.abs(one.at - other.at) <= 2 && less > common && more < less * close;
}

/** FTS5's own list of the sessions, since it does not tell them in their order otherwise. */
function oldestSampled(from: Reading): number {
  const row = from.one(idRow, `SELECT id FROM search_docsize ORDER BY id DESC LIMIT 1 OFFSET ${sampled - 1}`);
  return row?.id ?? 0;
}

function shareAmong(from: Reading, token: string, oldest: number): number {
  const row = from.one(
    countRow,
    'SELECT count(*) AS count FROM search WHERE search MATCH @token AND rowid >= CAST(@oldest AS INTEGER)',
    { token, oldest },
  );
  // Nobody among them has it: then fewer than one.
  return Math.min(1, (row?.count || 0.5) / sampled);
}

const idRow = z.object({ id: z.int() });
const countRow = z.object({ count: z.int() });
