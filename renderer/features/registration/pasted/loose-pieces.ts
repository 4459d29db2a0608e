import type { IsoDate } from '../../../../preload/contract/birth-date.ts';
import { dateOf } from './dates.ts';
import { isFirm, isNoise } from './noise.ts';
import type { Doubt, Findings } from './pasted.ts';
import { hasSalutation, lettersOf, looksLikeName, spells, takeName, withoutTitles } from './person-name.ts';
import { countryIn, type PostalPlace, postalPlaceOf, streetLikeness } from './places.ts';

const address = /[^\s<>(),;:"'\\[\]|]+@[^\s@.<>(),;:"'\\[\]|]+(?:\.[^\s@.<>(),;:"'\\[\]|]+)+/g;
const born = /^(?:\*|✱|geb(?:oren)?\b\.?(?:\s*am)?|born(?:\s+on)?|dob|d\.o\.b\.?)\s*:?\s*(.+)$/i;

interface LooseOptions {
  readonly today: IsoDate;
  /** Cells of one row rather than lines of a letter: whether the first or the last name comes first, nobody says. */
  readonly isRow: boolean;
}

/**
 * Reads pieces that carry no labels, such as the lines of an address block or the cells of a row: what is unmistakable
 * first (e-mail, dates, postal code), then what stands around it.
 */
export function readLoosePieces(findings: Findings, given: readonly string[], options: LooseOptions): void {
  const { today, isRow } = options;
  const pieces = given
    .flatMap((piece) => takeEmails(findings, piece))
    .flatMap((piece) => (isRow ? [piece] : apart(piece)))
    .map((piece) => piece.replace(/^[,;\s]+|[,;\s]+$/g, ''))
    .filter((piece) => piece !== '' && !isNoise(piece));
  const withoutBirth = takeBirth(findings, pieces, today, isRow);
  const withoutAddress = takeAddress(findings, withoutBirth, isRow);
  for (const piece of takeNames(findings, withoutAddress, isRow)) findings.leave(piece);
}

/** Takes the e-mail addresses out; the rest of the piece may hold a name: `Max Mustermann <max@example.com>`. */
function takeEmails(findings: Findings, piece: string): readonly string[] {
  const found = [...piece.matchAll(address)].map(([email]) => email);
  if (found.length === 0) return [piece];
  for (const email of found) {
    const isAnother = findings.has('email') && findings.value('email') !== email;
    if (isAnother) findings.leave(email);
    else findings.take('email', email, found.length > 1 ? 'several-emails' : null);
  }
  return [
    piece
      .replace(address, ' ')
      .replace(/mailto:|[<>()[\]"|]/gi, ' ')
      .replace(/\b(?:e-?mail|mail)\b\s*[:.]?/gi, ' ')
      .trim(),
  ];
}

/** A line that holds several things is taken apart, but not a name ("Mustermann, Max") nor a street ("Flat 2, 10 High St"). */
function apart(line: string): readonly string[] {
  const parts = line.split(/\s*[,;|·•]\s+|\s*[;|·•]\s*|\s{3,}|\s+[-–]\s+/).filter((part) => part !== '');
  if (parts.length < 2) return [line];
  const isTelling = (part: string): boolean =>
    postalPlaceOf(part) !== null ||
    born.test(part) ||
    isNoise(part) ||
    streetLikeness(part) === 'street' ||
    countryIn(part) !== undefined;
  return parts.some(isTelling) ? parts : [line];
}

/** `geb. 29.10.1946 in Wien`, or a date that stands alone. */
function takeBirth(findings: Findings, pieces: readonly string[], today: IsoDate, isRow: boolean): readonly string[] {
  const rest: string[] = [];
  let wasDate = false;
  for (const [at, piece] of pieces.entries()) {
    const [, told] = born.exec(piece) ?? [];
    if (told !== undefined && takeBirthText(findings, told, today)) continue;
    const date = findings.has('dateOfBirth') ? null : dateOf(piece, today);
    if (date !== null) {
      findings.take('dateOfBirth', date.value, date.doubt ?? 'date-unlabelled');
      wasDate = true;
      continue;
    }
    // A row that knows the birth date often has the birthplace beside it; a letter does not.
    if (
      wasDate &&
      isRow &&
      at > 0 &&
      isPlainWords(piece) &&
      countryIn(piece) === undefined &&
      !postalPlaceOf(pieces[at + 1] ?? '')
    ) {
      findings.take('placeOfBirth', piece, 'place-unlabelled');
    } else rest.push(piece);
    wasDate = false;
  }
  return rest;
}

/** What follows "born": a date, a place, or both. @returns whether it was one of them */
export function takeBirthText(findings: Findings, told: string, today: IsoDate): boolean {
  const [, dateText = told, place] =
    /^(.*?\d{2,4})\s*(?:,|\bin\b|\bat\b|\/)\s*(\p{L}[\p{L}\p{M}\s.'’()-]*)$/iu.exec(told) ?? [];
  const date = dateOf(dateText, today);
  if (date === null) {
    const [, only] = /^in\s+(\p{L}.*)$/iu.exec(told) ?? [];
    if (only !== undefined) findings.take('placeOfBirth', only);
    return only !== undefined;
  }
  findings.take('dateOfBirth', date.value, date.doubt);
  if (place !== undefined) findings.take('placeOfBirth', place);
  return true;
}

const isPlainWords = (piece: string): boolean => /^\p{Lu}[\p{L}\p{M}\s.'’()/-]*$/u.test(piece);

function takeAddress(findings: Findings, pieces: readonly string[], isRow: boolean): readonly string[] {
  const used = new Set<number>();
  const at = postalAt(pieces);
  const place = at < 0 ? null : postalPlaceOf(pieces[at] ?? '');
  if (place !== null) {
    used.add(at);
    takePlace(findings, place, pieces, at, used, isRow);
  }
  takeStreet(findings, pieces, at, used);
  takeCountry(findings, pieces, at, used);
  return pieces.filter((_, index) => !used.has(index));
}

/** Where the postal code is. A bare number may be anything: it counts behind a street, else only when it is not the first. */
function postalAt(pieces: readonly string[]): number {
  const places = pieces.map(postalPlaceOf);
  const isCode = (at: number): boolean => places[at] !== null;
  const isWhole = (at: number): boolean => isCode(at) && (places[at]?.city !== '' || places[at]?.isBritish === true);
  const all = [...pieces.keys()];
  return (
    all.find((at) => isCode(at) && streetLikeness(pieces[at - 1] ?? '') === 'street') ??
    all.find(isWhole) ??
    all.find((at) => at > 0 && isCode(at)) ??
    -1
  );
}

function takePlace(
  findings: Findings,
  place: PostalPlace,
  pieces: readonly string[],
  at: number,
  used: Set<number>,
  isRow: boolean,
): void {
  findings.take('postalCode', place.postalCode);
  if (place.country !== null) findings.take('country', place.country, place.isBritish ? 'country-from-postcode' : null);
  if (place.city !== '') {
    findings.take('city', place.city);
    return;
  }
  // The town stands before a British postal code and after one on the continent; in a row on either side.
  const [after, before] = [at + 1, at - 1];
  const sides = place.isBritish ? [before, after] : [after, ...(isRow ? [before] : [])];
  const side = sides.find((index) => {
    const piece = pieces[index] ?? '';
    return isPlainWords(piece) && !used.has(index) && streetLikeness(piece) === null && countryIn(piece) === undefined;
  });
  const town = side === undefined ? undefined : pieces[side];
  if (side === undefined || town === undefined) return;
  used.add(side);
  // Locality, town, county: which of several lines is the town is not said.
  const furtherUp = pieces[side - 1] ?? '';
  const isOneOfSeveral =
    place.isBritish &&
    side === before &&
    side > 1 &&
    isPlainWords(furtherUp) &&
    streetLikeness(furtherUp) === null &&
    streetLikeness(pieces[side - 2] ?? '') !== null;
  findings.take(
    'city',
    town,
    isOneOfSeveral || (isRow && side === before && !place.isBritish) ? 'city-uncertain' : null,
  );
}

function takeStreet(findings: Findings, pieces: readonly string[], postal: number, used: Set<number>): void {
  const likeness = pieces.map((piece, index) => (used.has(index) ? null : streetLikeness(piece)));
  const candidates = pieces.flatMap((_, index) => (likeness[index] === 'street' ? [index] : []));
  const before = candidates.filter((index) => postal < 0 || index < postal);
  const sure = before.at(-1) ?? candidates[0];
  const street =
    sure ?? pieces.findIndex((_, index) => likeness[index] === 'maybe' && postal >= 0 && index === postal - 1);
  const line = pieces[street];
  if (street < 0 || line === undefined) return;
  used.add(street);
  const inside = [street - 1, street + 1].find((index) => likeness[index] === 'within');
  const detail = inside === undefined ? undefined : pieces[inside];
  if (inside !== undefined) used.add(inside);
  const whole =
    detail === undefined ? line : [detail, line].sort((a, b) => pieces.indexOf(a) - pieces.indexOf(b)).join(', ');
  const doubt: Doubt | null = sure === undefined || before.length > 1 ? 'street-uncertain' : null;
  findings.take('streetAddress', whole, doubt);
}

function takeCountry(findings: Findings, pieces: readonly string[], postal: number, used: Set<number>): void {
  const countries = pieces.flatMap((piece, index) => {
    const code = used.has(index) ? undefined : countryIn(piece);
    return code === undefined ? [] : [{ index, code }];
  });
  const [first, second] = [countries.find(({ index }) => index > postal) ?? countries[0], countries[1]];
  if (first === undefined) return;
  used.add(first.index);
  findings.take('country', first.code, second !== undefined && second.code !== first.code ? 'which-country' : null);
}

function takeNames(findings: Findings, pieces: readonly string[], isRow: boolean): readonly string[] {
  const email = findings.value('email');
  const isCandidate = (piece: string): boolean => !isFirm(piece) && looksLikeName(piece);
  const candidates = pieces.filter(isCandidate);
  const local = lettersOf(email?.split('@')[0] ?? '');
  const chosen =
    candidates.find(hasSalutation) ??
    candidates.find((piece) => {
      const words = withoutTitles(piece).name.split(/[\s,]+/);
      return words.some(
        (_, at) =>
          at > 0 &&
          (spells(local, words.slice(0, at), words.slice(at)) || spells(local, words.slice(at), words.slice(0, at))),
      );
    });
  const name = chosen ?? candidates[0];
  if (name !== undefined) {
    takeName(findings, name, email, chosen === undefined && candidates.length > 1 ? 'several-names' : null);
    return pieces.filter((piece) => piece !== name);
  }
  const addressed = pieces.find(
    (piece) => hasSalutation(piece) && /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(withoutTitles(piece).name),
  );
  if (addressed !== undefined) {
    takeName(findings, addressed, email);
    return pieces.filter((piece) => piece !== addressed);
  }
  return isRow ? takeTwoWords(findings, pieces, local) : pieces;
}

/** First and last name in cells of their own. Which is which, only an e-mail address can tell. */
function takeTwoWords(findings: Findings, pieces: readonly string[], local: string): readonly string[] {
  const at = pieces.findIndex((piece, index) => isOneName(piece) && isOneName(pieces[index + 1] ?? ''));
  const [one, two] = [pieces[at], pieces[at + 1]];
  if (one === undefined || two === undefined) return pieces;
  const isInOrder = spells(local, one.split(' '), two.split(' '));
  const isReversed = !isInOrder && spells(local, two.split(' '), one.split(' '));
  const doubt = isInOrder || isReversed ? null : 'name-order';
  findings.take('firstName', isReversed ? two : one, doubt);
  findings.take('lastName', isReversed ? one : two, doubt);
  return pieces.filter((_, index) => index !== at && index !== at + 1);
}

const isOneName = (piece: string): boolean =>
  /^(?:(?:von|van|de|der|den|di|zu|al)\s+)*\p{Lu}[\p{L}\p{M}'’-]+(?:\s\p{Lu}[\p{L}\p{M}'’-]+)?$/u.test(piece) &&
  !isFirm(piece);
