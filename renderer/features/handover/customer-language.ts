import type { Language } from '../../../preload/contract/desk.ts';

/** The language of the desk that comes closest to the customer's: theirs, or what Zastrpay itself would fall back to. */
export function languageOfCustomer(locale: string): Language {
  return locale.startsWith('en') ? 'en' : 'de';
}
