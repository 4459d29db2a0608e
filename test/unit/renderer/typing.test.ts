import { describe, expect, it } from 'vitest';
import { countryCodes } from '../../../preload/contract/countries.ts';
import {
  countryOptions,
  readCountry,
  settleCountry,
  showCountry,
} from '../../../renderer/features/registration/countries.ts';
import {
  languageOptions,
  readLanguage,
  settleLanguage,
  showLanguage,
} from '../../../renderer/features/registration/customer-languages.ts';
import { formErrors, formFields } from '../../../renderer/features/registration/form-rules.ts';
import { matching } from '../../../renderer/ui/code-options.ts';
import { aForm } from '../../builders/customer.ts';

const found = (typed: string, language = 'de'): readonly string[] =>
  matching(countryOptions(language, []), typed).map(({ code }) => code);

describe('a country', () => {
  it.each([
    ['österreich', 'AT'],
    ['osterr', 'AT'],
    ['Austria', 'AT'],
    ['at', 'AT'],
    ['deutsch', 'DE'],
    ['germ', 'DE'],
    ['vereinigtes k', 'GB'],
    ['united king', 'GB'],
  ])('is found by %s', (typed, code) => {
    expect(found(typed)[0]).toBe(code);
  });

  it('is offered best match first: a code, then beginnings, then words', () => {
    expect(found('de')[0]).toBe('DE');
    expect(found('ger', 'en')[0]).toBe('DE');
    expect(found('guinea', 'en').indexOf('GN')).toBeLessThan(found('guinea', 'en').indexOf('PG'));
    expect(found('zzz')).toEqual([]);
  });

  it('is taken from the beginning of its name only when there is no doubt', () => {
    const settle = settleCountry(countryOptions('en', []));
    expect(settle('öst')).toBe('AT');
    expect(settle('aus')).toBe('aus');
    expect(settle('Atlantis')).toBe('Atlantis');
    expect(settle('')).toBe('');
  });

  it('is kept as its code and shown in the operator’s language', () => {
    expect(readCountry('Deutschland')).toBe('DE');
    expect(readCountry('Deutschl')).toBe('Deutschl');
    expect(showCountry('en')('DE')).toBe('Germany');
    expect(showCountry('de')('DE')).toBe('Deutschland');
    expect(showCountry('de')('Deutschl')).toBe('Deutschl');
  });

  it('comes first in the list where it is recent, each country once', () => {
    const options = countryOptions('de', ['HR', 'AT']);
    expect(options.slice(0, 3).map(({ code }) => code)).toEqual(['HR', 'AT', 'AF']);
    expect(options).toHaveLength(countryCodes.length);
  });

  it.each([
    ['UK', 'GB'],
    ['england', 'GB'],
    ['USA', 'US'],
    ['österreichisch', 'AT'],
    ['german', 'DE'],
    ['Osterreich', 'AT'],
    ['CHE', 'CH'],
  ])('is also known as %s', (typed, code) => {
    expect(readCountry(typed)).toBe(code);
  });
});

describe('the customer’s language', () => {
  const options = languageOptions('en');
  it.each([
    ['de-at', 'de-AT'],
    ['DE_AT', 'de-AT'],
    ['fr', 'fr'],
    ['German (Austria)', 'de-AT'],
    ['Deutsch (Schweiz)', 'de-CH'],
    ['sr-RS', 'sr-RS'],
    ['', ''],
  ])('%s is read as %s', (typed, code) => {
    expect(readLanguage(options)(typed)).toBe(code);
  });

  it('may be the beginning of a name once the field is left', () => {
    expect(settleLanguage(options)('English')).toBe('en-GB');
    expect(settleLanguage(options)('klingon')).toBe('klingon');
  });

  it('is shown by its name', () => {
    expect(showLanguage('en')('de-AT')).toBe('German (Austria)');
    expect(showLanguage('de')('')).toBe('');
  });
});

describe('the form’s errors', () => {
  it('name every field that is wrong, in the order of the screen', () => {
    const form = { ...aForm({ firstName: 'Max', email: 'x' }), locale: 'german', consent: false };
    const wrong = formErrors(form, '2026-11-24');
    expect(wrong).toEqual([
      { field: 'customer.lastName', code: 'required' },
      { field: 'customer.email', code: 'email-malformed' },
      { field: 'locale', code: 'locale-malformed' },
      { field: 'consent', code: 'consent-missing' },
    ]);
    const order = formFields.map(({ name }) => String(name));
    expect(wrong.map(({ field }) => order.indexOf(field))).toEqual([1, 9, 10, 11]);
  });

  it('are none for the page’s customer', () => {
    expect(formErrors(aForm(), '2026-11-24')).toEqual([]);
  });
});
