import { countryCodes, countryFromText, countryName, countryTerms } from '../../../preload/contract/countries.ts';
import { type CodeOption, codeOption, onlyOneBeginning } from '../../ui/code-options.ts';

/** All countries in the operator's language, recent ones first, found by their German and English names too. */
export function countryOptions(language: string, recent: readonly string[]): readonly CodeOption[] {
  const byName = new Intl.Collator(language);
  const options = countryCodes
    .map((code) => codeOption(code, countryName(code, language), countryTerms(code)))
    .sort((a, b) => byName.compare(a.name, b.name));
  const first = recent.flatMap((code) => options.find((option) => option.code === code) ?? []);
  return [...first, ...options.filter((option) => !first.includes(option))];
}

/** A country by code or name, else the text. */
export const readCountry = (text: string): string => countryFromText(text) ?? text;

/** As `readCountry`; also the beginning of a name when only one country begins so ("öst"). */
export const settleCountry =
  (options: readonly CodeOption[]) =>
  (text: string): string =>
    countryFromText(text) ?? onlyOneBeginning(options, text)?.code ?? text;

export const showCountry =
  (language: string) =>
  (value: string): string =>
    countryFromText(value) === value ? countryName(value, language) : value;
