import { describe, expect, it } from 'vitest';
import { spelled, spelledOut } from '../../../renderer/features/handover/spelling.ts';

const said = (value: string, language: 'de' | 'en'): string =>
  spelledOut(value, language)
    .map(({ word }) => word)
    .join(' ');

describe('spelling', () => {
  it('reads a reference out by the alphabet of the customer', () => {
    expect(spelled('KX4-7QM', 'de')).toEqual(['Köln', 'Xanten', '4', '7', 'Quickborn', 'München']);
    expect(spelled('KX4-7QM', 'en')).toEqual(['Kilo', 'X-ray', '4', '7', 'Quebec', 'Mike']);
  });

  it('has a word for every letter and figure in both languages', () => {
    for (const language of ['de', 'en'] as const) {
      for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        const [only] = spelledOut(letter, language);
        expect(only?.word.charAt(0)).toBe(letter);
        expect(only?.word.length).toBeGreaterThan(1);
      }
    }
  });

  it('takes any value: small letters, umlauts, accents, and the signs of an address', () => {
    expect(said('Groß', 'de')).toBe('Goslar Rostock Offenbach Eszett');
    expect(said('jü-9@a.b', 'de')).toBe('Jena Umlaut Unna Bindestrich 9 at Aachen Punkt Berlin');
    expect(said('é_', 'en')).toBe('Echo underscore');
    expect(said('  u\u0308 ', 'en')).toBe('U with two dots');
    expect(said('漢', 'en')).toBe('漢');
  });
});
