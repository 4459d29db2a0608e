import type { Language } from '../../../preload/contract/desk.ts';

/** DIN 5009:2022, the spelling alphabet for business in Germany. */
const german =
  'Aachen Berlin Chemnitz Düsseldorf Essen Frankfurt Goslar Hamburg Ingelheim Jena Köln Leipzig München Nürnberg ' +
  'Offenbach Potsdam Quickborn Rostock Salzwedel Tübingen Unna Völklingen Wuppertal Xanten Ypsilon Zwickau';

/** ICAO. */
const international =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo ' +
  'Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu';

const words = { de: german.split(' '), en: international.split(' ') };

/** What is no letter of the alphabet, in the words that people use for it. */
const signs: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  de: {
    Ä: 'Umlaut Aachen',
    Ö: 'Umlaut Offenbach',
    Ü: 'Umlaut Unna',
    ẞ: 'Eszett',
    '-': 'Bindestrich',
    _: 'Unterstrich',
    '.': 'Punkt',
    ',': 'Komma',
    '@': 'at',
    '/': 'Schrägstrich',
    ':': 'Doppelpunkt',
    '+': 'Plus',
    '&': 'Und-Zeichen',
    "'": 'Apostroph',
    ' ': 'Leerzeichen',
  },
  en: {
    Ä: 'A with two dots',
    Ö: 'O with two dots',
    Ü: 'U with two dots',
    ẞ: 'sharp S',
    '-': 'hyphen',
    _: 'underscore',
    '.': 'dot',
    ',': 'comma',
    '@': 'at',
    '/': 'slash',
    ':': 'colon',
    '+': 'plus',
    '&': 'ampersand',
    "'": 'apostrophe',
    ' ': 'space',
  },
};

/** `KX4-7QM` → the words to read out on the phone; figures and the dash speak for themselves. */
export function spelled(reference: string, language: Language): readonly string[] {
  return [...reference].flatMap((letter) => (letter === '-' ? [] : [wordFor(letter, language)]));
}

/** One sign of any value and the word for it. */
export interface SpelledLetter {
  readonly letter: string;
  readonly word: string;
}

/** Any value, letter by letter: "K wie Köln". An accent that has no word is said without it, since nobody types it either. */
export function spelledOut(value: string, language: Language): readonly SpelledLetter[] {
  return [...value.trim().normalize('NFC')].map((letter) => ({ letter, word: wordFor(letter, language) }));
}

function wordFor(letter: string, language: Language): string {
  const upper = letter === 'ß' ? 'ẞ' : letter.toUpperCase();
  const sign = signs[language][upper];
  if (sign !== undefined) return sign;
  const plain = upper.normalize('NFD').charAt(0);
  return words[language].find((each) => each.startsWith(plain)) ?? letter;
}
