/** Letters that NFKD leaves whole although people type them plainly. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  þ: 'th',
  // The form of sigma depends on its place in the word, which a piece of the word does not know.
  ς: 'σ',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '‐': '-',
  '‑': '-',
  '–': '-',
};

const unplain = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/**
 * Text as the search sees it: compatibility forms, case and diacritics folded (`Müller` → `muller`, `GROẞ` → `gross`),
 * white space collapsed. A piece of a text folds to a piece of the folded text, up to white space at its ends.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(unplain, (letter) => plainLetters[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}
