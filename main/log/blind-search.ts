import type { CustomerData } from '../../preload/contract/registration.ts';
import { folded } from './folding.ts';
import { withKeyedHash } from './keyed-hash.ts';

/**
 * Search over sealed text. The index holds keyed hashes of every three letters of a name, an e-mail address and a
 * birthplace, and of the first one and two letters of each word; which letters they were, only the key can tell. Asking
 * for the hashes of the letters of a search text finds every session that can match, and a few that do not: `matches`
 * decides, on the opened customer.
 */
export interface SearchText {
  readonly whole: string;
  readonly words: readonly string[];
}

const gramLetters = 3;

/** Two hundred characters may be searched for; so many grams are more than enough to choose by. */
const gramsAsked = 24;

/** 40 bits keep different grams apart well enough: a collision costs one row opened in vain. */
const tokenDigits = 10;

export function searchTextOf(typed: string): SearchText {
  const whole = folded(typed);
  return { whole, words: whole.split(' ') };
}

/** What of a customer can be searched. First and last name are one text, so that both may be typed in a row. */
function searchedTexts(customer: CustomerData): readonly string[] {
  const { firstName, lastName, contact, placeOfBirth } = customer;
  return [`${firstName} ${lastName}`, contact?.email ?? '', placeOfBirth ?? ''].map(folded);
}

/**
 * Whether a customer matches: the whole text stands in one of the searched texts, or each of its words does, in any order.
 * One or two letters match only at the beginning of a word: anywhere else they would match nearly everybody.
 */
export function matches(customer: CustomerData, { whole, words }: SearchText): boolean {
  const texts = searchedTexts(customer);
  const stands = (piece: string): boolean =>
    texts.some((text) => (isLong(piece) ? text.includes(piece) : begins(text, piece)));
  return stands(whole) || words.every(stands);
}

/** The row of the blind index for a customer. */
export function indexTokens(key: Uint8Array, customer: CustomerData): string {
  const grams = searchedTexts(customer).flatMap((text) => [...inner(text), ...leading(text)]);
  return withKeyedHash(key, (keyed) => [...new Set(grams)].map((gram) => token(keyed, gram)).join(' '));
}

/** The tokens of each of some words, in the order of its letters. */
export type TokensByWord = readonly (readonly string[])[];

/**
 * What a matching session has in the blind index: all the tokens of the first alternative, or else all of the next. Empty
 * when nothing can match.
 */
export function askedTokens(key: Uint8Array, { whole, words }: SearchText): readonly TokensByWord[] {
  if (whole === '') return [];
  return withKeyedHash(key, (keyed) => {
    const all = (pieces: readonly string[]): TokensByWord => {
      let left = gramsAsked;
      return [...new Set(pieces)].map((piece) => {
        const grams = [...new Set(isLong(piece) ? inner(piece) : [`^${piece}`])].slice(0, left);
        left -= grams.length;
        return grams.map((gram) => token(keyed, gram));
      });
    };
    return words.length === 1 || words.every(standsWithWhole) ? [all(words)] : [all([whole]), all(words)];
  });
}

/** Grams as letters: three in a row, or `^` and the first one or two of a word. */
function inner(text: string): readonly string[] {
  const letters = [...text];
  return letters.slice(gramLetters - 1).map((_, at) => letters.slice(at, at + gramLetters).join(''));
}

/** Whether a word stands in a text wherever the whole does: a short first one may be the end of a longer word there. */
const standsWithWhole = (word: string, at: number): boolean => isLong(word) || (at > 0 && /^[\p{L}\p{N}]/u.test(word));

function leading(text: string): readonly string[] {
  const letters = [...text];
  return wordStarts(letters).flatMap((at) =>
    [1, 2].filter((count) => at + count <= letters.length).map((count) => `^${letters.slice(at, at + count).join('')}`),
  );
}

const begins = (text: string, piece: string): boolean => leading(text).includes(`^${piece}`);

/** Where a letter or digit stands that none stands before, so that `Meier-Ost` and `x@desk.example` have two and three words. */
function wordStarts(letters: readonly string[]): readonly number[] {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(letters[at] ?? '');
  return letters.flatMap((_, at) => (isLetter(at) && !isLetter(at - 1) ? [at] : []));
}

const isLong = (piece: string): boolean => [...piece].length >= gramLetters;

function token(keyed: (gram: string) => string, gram: string): string {
  return keyed(gram).slice(0, tokenDigits);
}
