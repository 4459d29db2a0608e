import { describe, expect, it } from 'vitest';
import { deskErrorCodes } from '../../../preload/contract/errors.ts';
import { languageFor } from '../../../preload/contract/language.ts';
import { sessionStatuses } from '../../../preload/contract/session.ts';
import { de } from '../../../renderer/i18n/de/index.ts';
import { en } from '../../../renderer/i18n/en/index.ts';
import { i18n } from '../../../renderer/i18n/i18n.ts';

type Words = { readonly [key: string]: string | Words };

const flat = (words: Words, path = ''): readonly (readonly [string, string])[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : flat(value, `${path}${key}.`),
  );

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

describe('the words', () => {
  const german = new Map(flat(de));

  it('use the same values in both languages', () => {
    const different = flat(en).filter(
      ([key, text]) => String(placeholders(text)) !== String(placeholders(german.get(key) ?? '')),
    );
    // A German or English sentence for exactly one need not repeat the figure.
    expect(different.filter(([key]) => !key.endsWith('_one'))).toEqual([]);
  });

  it('are nowhere empty', () => {
    expect([...flat(en), ...flat(de)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('say something for every status and every error', () => {
    for (const language of ['en', 'de']) {
      const t = i18n.getFixedT(language);
      for (const status of sessionStatuses) expect(t(`sessions.status.${status}`)).not.toContain('.');
      for (const code of deskErrorCodes) expect(t(`errors.desk.${code}`)).not.toContain('errors.desk');
    }
  });

  it('count', () => {
    expect(i18n.getFixedT('en')('sessions.count', { count: 1 })).toBe('One session');
    expect(i18n.getFixedT('de')('sessions.count', { count: 3 })).toBe('3 Sitzungen');
  });
});

describe('the language', () => {
  it('is the one preferred, else the first of the system that there is, else English', () => {
    expect(languageFor('de', ['en-GB'])).toBe('de');
    expect(languageFor('system', ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageFor('system', ['fr-FR'])).toBe('en');
  });
});
