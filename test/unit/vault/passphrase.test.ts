import { describe, expect, it } from 'vitest';
import { isWeakPassphrase, passphraseBytes } from '../../../main/vault/passphrase.ts';

describe('a passphrase', () => {
  it.each([
    'correct horse battery staple',
    'drei Tassen Kaffee',
    'Z7!kq-vv2#Lm',
    'Donaudampfschiff',
    'парольная фраза номер',
    '月の光が窓から差し込む夜に',
  ])('is taken: %s', (passphrase) => {
    expect(isWeakPassphrase(passphrase)).toBe(false);
  });

  it.each([
    ['too short', 'k7!Qz-vv2#L'],
    ['nothing', ''],
    ['white space', ' '.repeat(20)],
    ['one character', 'aaaaaaaaaaaaaaaa'],
    ['few characters', 'abababababcabab'],
    ['something short, repeated', 'hunter2hunter2hunter2'],
    ['repeated and cut short', 'hunter2hunter2hunt'],
    ['a run of digits', '1234567890123456'],
    ['the alphabet', 'abcdefghijklmnop'],
    ['the alphabet, backwards', 'ponmlkjihgfedcba'],
    ['an everyday word and a number', 'Password2024!'],
    ['an everyday word, twice', 'PasswortPasswort'],
    ['rows of the keyboard', 'qwertzasdfghyxcv'],
    ['the season and the year', 'Sommer2026!!'],
  ])('is too weak: %s', (_, passphrase) => {
    expect(isWeakPassphrase(passphrase)).toBe(true);
  });

  it('counts characters as people do, not code units', () => {
    expect(isWeakPassphrase('🦊🐻🐼🐨🐯🦁')).toBe(true);
  });

  it('is the same on every keyboard', () => {
    expect(passphraseBytes('Mu\u0308ller')).toEqual(passphraseBytes('M\u00fcller'));
    expect(passphraseBytes('Muller')).not.toEqual(passphraseBytes('M\u00fcller'));
  });
});
