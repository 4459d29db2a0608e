import type { IsoDate } from '../../../../preload/contract/birth-date.ts';
import { countryFromText } from '../../../../preload/contract/countries.ts';
import { dateOf } from './dates.ts';
import { type Labelled, labelled, labelOf } from './labels.ts';
import { readLoosePieces, takeBirthText } from './loose-pieces.ts';
import type { Findings } from './pasted.ts';
import { takeName } from './person-name.ts';
import { postalPlaceOf } from './places.ts';

export interface SplitText {
  readonly labelled: readonly Labelled[];
  /** Lines that carry no label. */
  readonly loose: readonly string[];
}

/** Tells labelled values from the rest: `Label: value` a line, several in one, or a label with its value on the next line. */
export function findLabels(lines: readonly string[]): SplitText {
  const found: Labelled[] = [];
  const loose: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const inOne = severalIn(line);
    const [only] = inOne;
    if (only === undefined) {
      const next = lines[at + 1];
      if (
        next !== undefined &&
        isBareLabel(line) &&
        isValue(next) &&
        (isBareLabel(lines[at + 2] ?? '') || isBareLabel(lines[at - 2] ?? ''))
      ) {
        found.push({ label: labelOf(line) ?? 'ignored', value: next });
        at += 1;
      } else loose.push(line);
      continue;
    }
    const next = lines[at + 1];
    if (inOne.length === 1 && only.value === '' && next !== undefined && isValue(next)) {
      found.push({ ...only, value: only.label === 'address' ? addressLines(lines, at + 1).join(', ') : next });
      at += only.label === 'address' ? addressLines(lines, at + 1).length : 1;
    } else found.push(...inOne);
  }
  return { labelled: found, loose };
}

const isBareLabel = (line: string): boolean => !line.includes(':') && labelOf(line) !== undefined;
const isValue = (line: string): boolean => labelled(line) === null && labelOf(line) === undefined;

/** An address under its label goes on until the next label, at most over three lines. */
function addressLines(lines: readonly string[], from: number): readonly string[] {
  const block = lines.slice(from, from + 3);
  const end = block.findIndex((line) => !isValue(line));
  return end < 0 ? block : block.slice(0, end);
}

/** `Vorname: Max; Nachname: Mustermann` → two; a comma inside a value stays there. */
function severalIn(line: string): readonly Labelled[] {
  const found: { label: Labelled['label']; value: string }[] = [];
  for (const part of line.split(/(?<=[;|,\t]|\s{2})/)) {
    const text = part.replace(/[;|,\t\s]+$/, '');
    const here = labelled(text);
    const last = found.at(-1);
    if (here !== null) found.push({ ...here });
    else if (last === undefined) return [];
    else if (text !== '') last.value = last.value === '' ? text : `${last.value}, ${text}`;
  }
  return found;
}

/** Puts labelled values into their fields. */
export function takeLabelled(findings: Findings, values: readonly Labelled[], today: IsoDate): void {
  const given = (label: Labelled['label']): string =>
    values.find((each) => each.label === label && each.value !== '')?.value ?? '';
  const email = given('email').match(/[^\s<>"']+@[^\s<>"']+/)?.[0];
  const names = values.filter(({ label, value }) => label === 'name' && value !== '');
  for (const { label, value } of values) {
    if (value === '') continue;
    switch (label) {
      case 'ignored':
      case 'middle-name':
      case 'house-number':
      case 'name':
        break;
      case 'firstName':
        findings.take('firstName', `${value} ${given('middle-name')}`);
        break;
      case 'streetAddress':
        findings.take('streetAddress', `${value} ${given('house-number')}`);
        break;
      case 'birth':
        if (!takeBirthText(findings, value, today)) findings.leave(value);
        break;
      case 'dateOfBirth': {
        const date = dateOf(value, today);
        if (date !== null) findings.take('dateOfBirth', date.value, date.doubt);
        else if (!takeBirthText(findings, value, today)) findings.leave(value);
        break;
      }
      case 'nationality':
      case 'country': {
        const code = countryFromText(value);
        if (code === undefined) findings.leave(value);
        else findings.take(label, code);
        break;
      }
      case 'email':
        if (email !== undefined) findings.take('email', email);
        else findings.leave(value);
        break;
      case 'postal-and-city':
      case 'city':
      case 'postalCode': {
        const place = postalPlaceOf(value);
        if (place !== null && (place.city !== '' || label !== 'city')) {
          findings.take('postalCode', place.postalCode);
          findings.take('city', place.city);
          if (place.country !== null && !place.isBritish) findings.take('country', place.country);
        } else if (label === 'postal-and-city') findings.leave(value);
        else findings.take(label, value);
        break;
      }
      case 'address':
        readLoosePieces(findings, value.split(/\s*,\s*/), { today, isRow: false });
        break;
      default:
        findings.take(label, value);
    }
  }
  for (const { value } of names) takeNamed(findings, value, email, names.length > 1);
}

/** "Name" is the whole name, or the last one where a first name has a label of its own. */
function takeNamed(findings: Findings, value: string, email: string | undefined, isOneOfSeveral: boolean): void {
  if (findings.has('firstName') && !findings.has('lastName')) findings.take('lastName', value);
  else if (findings.has('lastName') && !findings.has('firstName')) findings.leave(value);
  else if (!findings.has('lastName')) takeName(findings, value, email, isOneOfSeveral ? 'several-names' : null);
}
