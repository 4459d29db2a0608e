import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../preload/contract/desk.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'desk';
    resources: { desk: typeof en };
  }
}

/** All words in both languages are in the bundle: there is nothing to load, and no key may be missing (tsc holds that). */
export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: false,
  supportedLngs: ['en', 'de'],
  defaultNS: 'desk',
  ns: ['desk'],
  resources: { en: { desk: en }, de: { desk: de } },
  // React escapes what it renders.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The language to use for a preference; with `system` the first of the system's that the desk speaks, or English. */
export function languageFor(preference: Language | 'system', system: readonly string[]): Language {
  if (preference !== 'system') return preference;
  for (const tag of system) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language === 'de' || language === 'en') return language;
  }
  return 'en';
}
