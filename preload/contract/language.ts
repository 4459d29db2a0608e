import type { Language } from './desk.ts';

/** The language to use for a preference; with `system` the first of the system's that the desk speaks, or English. */
export function languageFor(preference: Language | 'system', system: readonly string[]): Language {
  if (preference !== 'system') return preference;
  for (const tag of system) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language === 'de' || language === 'en') return language;
  }
  return 'en';
}
