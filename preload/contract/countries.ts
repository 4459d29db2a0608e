import { otherCountryNames } from './country-names.ts';

/** ISO 3166-1 alpha-2, as officially assigned (249 codes). The API's fields look like these [inferred, API notes]. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC ' +
  'CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD ' +
  'GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH ' +
  'KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW ' +
  'MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC ' +
  'SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY ' +
  'UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ');

const known = new Set(countryCodes);
let byName: ReadonlyMap<string, string> | undefined;

/** The code for what somebody typed: a code in either case, a German or English name, or what else it goes by. */
export function countryFromText(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (known.has(code)) return code;
  byName ??= new Map(countryCodes.flatMap((each) => countryTerms(each).map((name) => [fold(name), each] as const)));
  return byName.get(fold(text));
}

/** Everything a country is called, for finding it: its German and English names first. */
export function countryTerms(code: string): readonly string[] {
  return [countryName(code, 'en'), countryName(code, 'de'), ...(otherCountryNames[code]?.split(', ') ?? [])];
}

/** The country's name in a language, or the code itself where the platform has no name for it. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

// Without accents: an "Osterreich" is no other country than an "Österreich".
const fold = (text: string): string =>
  text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replace(/\s+/g, ' ');
