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

/** `KX4-7QM` → the words to read out on the phone; figures and the dash speak for themselves. */
export function spelled(reference: string, language: Language): readonly string[] {
  return [...reference].flatMap((letter) => {
    if (letter === '-') return [];
    const word = words[language].find((each) => each.startsWith(letter));
    return [word ?? letter];
  });
}
