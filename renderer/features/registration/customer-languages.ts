import { type CodeOption, codeOption, fold } from '../../ui/code-options.ts';

/** What Zastrpay speaks first, then what its customers may; every other `xx` or `xx-XX` can be typed. */
const offered = ['de-DE', 'de-AT', 'de-CH', 'en-GB', 'en-US', 'fr-FR', 'it-IT', 'es-ES', 'pl-PL', 'tr-TR', 'hr-HR'];

const nameOf = (code: string, language: string): string =>
  new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(code) ?? code;

export function languageOptions(language: string): readonly CodeOption[] {
  return offered.map((code) => codeOption(code, nameOf(code, language), [nameOf(code, 'en'), nameOf(code, 'de')]));
}

/** `de_at` → `de-AT`; a name → its code; anything else stays as it is. */
export const readLanguage =
  (options: readonly CodeOption[]) =>
  (text: string): string => {
    const [, language, region] = /^\s*([a-z]{2})(?:[-_]([a-z]{2}))?\s*$/i.exec(text) ?? [];
    if (language !== undefined) {
      return region === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`;
    }
    return options.find(({ terms }) => terms.includes(fold(text)))?.code ?? text.trim();
  };

/** As `readLanguage`; the beginning of a name stands for the first language offered that begins so ("English"). */
export const settleLanguage =
  (options: readonly CodeOption[]) =>
  (text: string): string => {
    const read = readLanguage(options)(text);
    if (read === '' || /^[a-z]{2}(-[A-Z]{2})?$/.test(read)) return read;
    return options.find(({ terms }) => terms.some((term) => term.startsWith(fold(text))))?.code ?? read;
  };

export const showLanguage =
  (language: string) =>
  (value: string): string =>
    /^[a-z]{2}(-[A-Z]{2})?$/.test(value) ? nameOf(value, language) : value;
