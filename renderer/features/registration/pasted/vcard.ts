import type { IsoDate } from '../../../../preload/contract/birth-date.ts';
import { dateOf } from './dates.ts';
import type { Findings } from './pasted.ts';
import { takeName } from './person-name.ts';
import { countryIn } from './places.ts';

/** Electronic business cards, versions 2.1 to 4.0. @returns how many more there are */
export function readVcard(findings: Findings, text: string, today: IsoDate): number {
  const [card = '', ...others] = text.split(/^BEGIN:VCARD\s*$/im).slice(1);
  const properties = unfolded(card.split(/^END:VCARD/im)[0] ?? '').flatMap((line) => propertyOf(line) ?? []);
  const first = (name: string): readonly string[] | undefined => properties.find((each) => each.name === name)?.parts;

  const [last = '', given = '', middle = ''] = first('N') ?? [];
  findings.take('firstName', [given, middle].filter(Boolean).join(' '));
  findings.take('lastName', last);
  const formatted = first('FN')?.join(' ') ?? '';
  if (!findings.has('firstName') && !findings.has('lastName') && formatted !== '')
    takeName(findings, formatted, undefined);

  const [, extended = '', street = '', city = '', , postalCode = '', country = ''] =
    (
      properties.find(({ name, kinds }) => name === 'ADR' && /HOME|PREF/i.test(kinds)) ??
      properties.find(({ name }) => name === 'ADR')
    )?.parts ?? [];
  findings.take('streetAddress', [street, extended].filter(Boolean).join(', ').replace(/\n/g, ', '));
  findings.take('city', city);
  findings.take('postalCode', postalCode);
  const code = countryIn(country);
  if (code !== undefined) findings.take('country', code);
  else findings.leave(country);

  const born = dateOf(first('BDAY')?.[0] ?? '', today);
  if (born !== null) findings.take('dateOfBirth', born.value, born.doubt);
  findings.take('placeOfBirth', first('BIRTHPLACE')?.[0] ?? '');
  const emails = properties.filter(({ name }) => name === 'EMAIL').flatMap(({ parts }) => parts[0] ?? []);
  findings.take('email', emails[0] ?? '', emails.length > 1 ? 'several-emails' : null);
  for (const email of emails.slice(1)) findings.leave(email);
  return others.length;
}

interface Property {
  readonly name: string;
  readonly kinds: string;
  readonly parts: readonly string[];
}

/** Long lines are folded: a line that begins with white space goes on; in 2.1 one that ends with `=` does. */
const unfolded = (card: string): readonly string[] =>
  card
    .replace(/=\n(?=.)/g, (soft, at: number) =>
      /QUOTED-PRINTABLE/i.test(card.slice(card.lastIndexOf('\n', at - 1) + 1, at)) ? '' : soft,
    )
    .replace(/\n[ \t]/g, '')
    .split('\n');

function propertyOf(line: string): Property | null {
  const [, name = '', kinds = '', raw] = /^(?:[\w-]+\.)?([A-Z]+)((?:;[^:]*)?):(.*)$/i.exec(line) ?? [];
  if (raw === undefined) return null;
  const value = /QUOTED-PRINTABLE/i.test(kinds) ? fromQuotedPrintable(raw) : raw;
  return { name: name.toUpperCase(), kinds, parts: value.split(/(?<!\\);/).map(unescaped) };
}

const unescaped = (text: string): string =>
  text
    .replace(/\\n/gi, '\n')
    .replace(/\\([,;:\\])/g, '$1')
    .trim();

function fromQuotedPrintable(text: string): string {
  const bytes = [...text.matchAll(/=([0-9A-F]{2})|([\s\S])/gi)].flatMap(([, hex, plain = '']) =>
    hex === undefined ? [...new TextEncoder().encode(plain)] : [Number.parseInt(hex, 16)],
  );
  return new TextDecoder().decode(new Uint8Array(bytes));
}
