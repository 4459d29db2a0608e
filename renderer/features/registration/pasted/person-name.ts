import type { Doubt, Findings } from './pasted.ts';

/** How people are addressed; said to everybody and sent to nobody. */
const salutation =
  /^(?:sehr geehrte[rs]?|dear|an|z\.?\s?hd?\.?)?\s*(?:herrn?|frau|familie|mr|mrs|ms|miss|mx|sir)\b\.?\s+/i;

/** Academic titles before and after a name. They are no part of a first or last name. */
const titleBefore =
  /^(?:(?:o|ao|a|univ|hon|em)\.?-?\s?prof|prof|priv\.?-?doz|doz|dr|ddr|mag|dipl\.?-?\s?(?:ing|kfm|vw|päd|psych)|di|ing|bakk|hr|med|jur|phil|rer|nat|techn|h\.?\s?c|fh)(?:\.|\b)[.,]?\s*(?:\((?:fh|a)\)\s*)?/i;
const titleAfter =
  /[,\s]+(?:m\.?\s?sc|b\.?\s?sc|m\.?\s?a|b\.?\s?a|m\.?\s?b\.?\s?a|ll\.?\s?[mb]|ph\.?\s?d|b\.?\s?eng|m\.?\s?eng|mph|jr|sr|jun|sen|obe|mbe|cbe|esq|bakk|e\.?\s?h)\.?(?:\s*\([^)]*\))?\s*$/i;

const particles = new Set(
  'von vom van vander de der den del della dei di da dos du la le lo zu zum zur ten ter te al el bin ibn af av'.split(
    ' ',
  ),
);

const word = "\\p{L}[\\p{L}\\p{M}'’.\\-]*";
const nameShape = new RegExp(`^${word}(?:\\s+${word}){1,5}$`, 'u');

/** Whether a piece can be the name of a person: two to six words of letters, none of them small but for a "von" or "de". */
export function looksLikeName(text: string): boolean {
  const { name } = withoutTitles(text);
  const [last, first, ...more] = name.split(/\s*,\s*/);
  if (more.length > 0) return false;
  const whole = first === undefined ? name : `${first} ${last}`;
  if (!nameShape.test(whole)) return false;
  return whole.split(/\s+/).every((each) => particles.has(each.toLowerCase()) || /^\p{Lu}/u.test(each));
}

export const hasSalutation = (text: string): boolean => salutation.test(text);

/** A name without salutation and titles; the titles are worth a word, because some people hold to theirs. */
export function withoutTitles(text: string): { readonly name: string; readonly titles: readonly string[] } {
  const titles: string[] = [];
  let name = text.trim().replace(salutation, '');
  for (let match = titleBefore.exec(name); match !== null; match = titleBefore.exec(name)) {
    // "Ing" may begin a name ("Ingrid"): only what a dot or a space ends is a title.
    if (match[0].length === name.length) break;
    titles.push(match[0].trim());
    name = name.slice(match[0].length);
  }
  for (let match = titleAfter.exec(name); match !== null; match = titleAfter.exec(name)) {
    titles.push(match[0].replace(/^[,\s]+/, '').trim());
    name = name.slice(0, match.index);
  }
  return { name: name.replace(/[,\s]+$/, ''), titles };
}

/**
 * Takes a person's name in one piece apart.
 * @param email an address that may tell which part comes first
 * @param wondering what there is to doubt already
 */
export function takeName(
  findings: Findings,
  text: string,
  email: string | undefined,
  wondering: Doubt | null = null,
): void {
  const { name, titles } = withoutTitles(text);
  for (const title of titles) findings.leave(title);
  const { first, last, doubt } = splitName(name, email, hasSalutation(text));
  findings.take('firstName', first, wondering ?? doubt);
  findings.take('lastName', last, wondering ?? doubt);
}

interface SplitName {
  readonly first: string;
  readonly last: string;
  readonly doubt: Doubt | null;
}

function splitName(name: string, email: string | undefined, isAddressed: boolean): SplitName {
  const [beforeComma = '', afterComma] = name.split(/\s*,\s*/);
  if (afterComma !== undefined && afterComma !== '') return { first: afterComma, last: beforeComma, doubt: null };
  const words = name.split(/\s+/).filter((each) => each !== '');
  const [only = '', second] = words;
  if (second === undefined)
    return isAddressed ? { first: '', last: only, doubt: null } : { first: only, last: '', doubt: 'name-split' };

  const joined = (some: readonly string[]): string => some.join(' ');
  const shouted = words.filter(isShouted);
  if (shouted.length > 0 && shouted.length < words.length) {
    return { first: joined(words.filter((each) => !isShouted(each))), last: joined(shouted), doubt: null };
  }
  const particle = words.findIndex((each, at) => at > 0 && particles.has(each.toLowerCase()) && /^\p{Ll}/u.test(each));
  if (particle > 0)
    return { first: joined(words.slice(0, particle)), last: joined(words.slice(particle)), doubt: null };

  // An address that spells the name out says where the first name ends, and which of the two it is.
  const spelled = lettersOf(email?.split('@')[0] ?? '');
  for (let at = 1; at < words.length; at += 1) {
    const [front, back] = [words.slice(0, at), words.slice(at)];
    if (spells(spelled, front, back)) return { first: joined(front), last: joined(back), doubt: null };
    // `mmax@` for "Mustermann Max"; but `mustermann.max@` says nothing, because addresses are also written that way.
    if (spelled === lettersOf(back.join('')).slice(0, 1) + lettersOf(front.join(''))) {
      return { first: joined(back), last: joined(front), doubt: 'name-order' };
    }
    if (spells(spelled, back, front)) return { first: joined(front), last: joined(back), doubt: 'name-order' };
  }
  return {
    first: joined(words.slice(0, -1)),
    last: joined(words.slice(-1)),
    doubt: words.length === 2 ? null : 'name-split',
  };
}

const isShouted = (text: string): boolean =>
  text.length > 1 && text === text.toUpperCase() && text !== text.toLowerCase() && !text.endsWith('.');

/** Whether `max.mustermann`, `mmustermann` or `maxm` can stand for these first and last names. */
export function spells(local: string, first: readonly string[], last: readonly string[]): boolean {
  const [front, ...others] = first.map(lettersOf);
  const back = lettersOf(last.join(''));
  if (front === undefined || front === '' || back === '') return false;
  return local === front + back || local === front + others.join('') + back || local === front.slice(0, 1) + back;
}

/** Letters only, as they are spelled in addresses: `Müller-Groß` → `muellergross`. */
export const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
