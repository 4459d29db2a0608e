import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenGrams } from '../../../main/log/gram-choice.ts';

const shares = fc.dictionary(fc.string({ minLength: 1 }), fc.double({ min: 0.0001, max: 1, noNaN: true }), {
  minKeys: 1,
});

const chosenFrom = (...words: readonly Readonly<Record<string, number>>[]): readonly string[] => {
  const all: Readonly<Record<string, number>> = Object.assign({}, ...words);
  return chosenGrams(words.map(Object.keys), (token) => all[token] ?? 1);
};

describe('choosing what to ask the blind index for', () => {
  it('leaves out the letters of a common name where rare ones follow', () => {
    expect(chosenFrom({ mus: 0.12, ter: 0.13, man: 0.12, 'n-a': 0.004, '-ab': 0.001 })).toEqual(['-ab', 'n-a']);
  });

  it('asks for two common names together, since hardly anybody has both', () => {
    expect(chosenFrom({ max: 0.1 }, { hof: 0.12 })).toEqual(['max', 'hof']);
  });

  it('leaves out what everybody has', () => {
    expect(chosenFrom({ max: 0.1 }, { com: 1 })).toEqual(['max']);
  });

  it('asks for a few letters of a common name, not for all that overlap', () => {
    expect(chosenFrom({ kar: 0.1, arl: 0.101, 'rl-': 0.102, 'l-h': 0.103, '-he': 0.104 })).toEqual(['kar', 'l-h']);
    expect(chosenFrom({ kar: 0.1, arl: 0.2 })).toEqual(['kar', 'arl']);
    expect(chosenFrom({ xqr: 0.0001, qrz: 0.0001 })).toEqual(['xqr', 'qrz']);
  });

  it('always asks for the rarest, and for nothing that was not offered', () => {
    fc.assert(
      fc.property(shares, (all) => {
        const chosen = chosenFrom(all);
        const least = Math.min(...Object.values(all));
        expect(chosen.map((token) => all[token])).toContain(least);
        expect(Object.keys(all)).toEqual(expect.arrayContaining([...chosen]));
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });

  it('does not ask how common something is where there is nothing to choose', () => {
    const never = (): never => {
      throw new Error('asked');
    };
    expect(chosenGrams([['max']], never)).toEqual(['max']);
    expect(chosenGrams([], never)).toEqual([]);
  });
});
