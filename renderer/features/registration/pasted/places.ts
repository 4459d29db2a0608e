import { countryFromText } from '../../../../preload/contract/countries.ts';

/** A postal code with what stands beside it. */
export interface PostalPlace {
  readonly postalCode: string;
  /** Empty where the code stands alone. */
  readonly city: string;
  readonly country: string | null;
  readonly isBritish: boolean;
}

const continental = /^(?:(A|D|CH|FL|L|AT|DE|LI)\s?[-–]\s?)?(\d{4,5})(?:\s+(\p{L}[\p{L}\p{M}\s.'’()/-]*))?$/u;
const british = /^(?:(\p{L}[\p{L}\s.'’-]*?)[,\s]\s*)?((?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?)\s*\d[A-Z]{2})$/iu;

/** Number plates and codes before a postal code, as letters are addressed on the continent. */
const plates: Readonly<Record<string, string>> = { A: 'AT', D: 'DE', FL: 'LI', L: 'LU' };

/** `1010 Wien`, `D-80331 München`, `CH–8001 Zürich`, `London SW1A 2AA`, or the code alone. */
export function postalPlaceOf(text: string): PostalPlace | null {
  const piece = text.trim();
  const [, plate, postalCode, city = ''] = continental.exec(piece) ?? [];
  if (postalCode !== undefined) {
    const country = plate === undefined ? null : (plates[plate] ?? plate);
    return { postalCode, city: city.trim(), country, isBritish: false };
  }
  const [, town = '', code] = british.exec(piece) ?? [];
  if (code === undefined) return null;
  const plainCode = code.replace(/\s/g, '').toUpperCase();
  return {
    postalCode: `${plainCode.slice(0, -3)} ${plainCode.slice(-3)}`,
    city: town.trim(),
    // Jersey, Guernsey and the Isle of Man write theirs in the same form.
    country: /^(JE|GY|IM)/.test(plainCode) ? null : 'GB',
    isBritish: true,
  };
}

/** A piece that is a country, by name or as a code in capitals. */
export function countryIn(text: string): string | undefined {
  const piece = text.trim();
  if (/^\p{L}{1,3}$/u.test(piece) && piece !== piece.toUpperCase()) return undefined;
  return countryFromText(piece);
}

const roadWord =
  /(?:str(?:\.|a(?:ß|ss)e)|gasse|weg|platz|allee|ring|ufer|steig|gürtel|promenade|damm|chaussee|zeile|hof|graben|markt|rain|road|rd|street|st|avenue|ave|lane|ln|drive|dr|close|crescent|court|way|gardens|place|square|terrace|grove|mews|hill|row|walk|parade|rue|via|viale|piazza)\.?/i;

const numbered =
  /^\p{L}[\p{L}\p{M}\s.'’/-]*?\s*\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d{1,4}\s?[a-z]?)*(?:\s*[,/]?\s*(?:top|stiege|stg|tür|t\.|whg|wohnung|app|apt|og|hinterhaus)\.?\s*\d*[\w./]*)*$/iu;
const numberFirst = /^\d{1,4}\s?[a-z]?(?:\s?[-–/]\s?\d{1,4}\s?[a-z]?)?,?\s+\p{L}[\p{L}\p{M}\s.'’-]+$/iu;
const within =
  /^(?:flat|apartment|apt|unit|suite|top|stiege|stg|tür|whg|wohnung|haus|house|hinterhaus)\.?\s*[\w./-]{1,8}$/i;

/** How sure it is that a piece is street and house number. */
export function streetLikeness(text: string): 'street' | 'maybe' | 'within' | null {
  const piece = text.trim();
  if (within.test(piece)) return 'within';
  const isNumbered = numbered.test(piece) || numberFirst.test(piece);
  if (isNumbered) return 'street';
  if (new RegExp(`(?:^|[\\p{L}\\s-])${roadWord.source}$`, 'iu').test(piece) && !/\d/.test(piece)) return 'maybe';
  return /\p{L}/u.test(piece) && /\d/.test(piece) && piece.length < 60 ? 'maybe' : null;
}
