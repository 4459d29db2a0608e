import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
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
