import { describe, expect, it } from 'vitest';
import { requestBody } from '../../../main/core/customer.ts';
import {
  checkCustomerField,
  checkLocale,
  formWarnings,
  parseCustomer,
} from '../../../preload/contract/registration.ts';
import { aForm, maxMustermann, maxMustermannData, pageUrls } from '../../builders/customer.ts';

const today = '2026-11-24';

describe('the form', () => {
  it("turns the page's customer into the page's customerData", () => {
    expect(parseCustomer(maxMustermann, today)).toEqual({ ok: true, customer: maxMustermannData });
  });

  it("makes the page's body, in the page's order", () => {
    const parsed = parseCustomer(maxMustermann, today);
    if (!parsed.ok) throw new Error('not parsed');
    expect(requestBody(pageUrls, 'de-DE', parsed.customer)).toBe(
      JSON.stringify({ type: 'NewCustomer', redirectData: pageUrls, locale: 'de-DE', customerData: maxMustermannData }),
    );
  });

  it('needs only the name, and sends nothing that was left empty', () => {
    const parsed = parseCustomer(aForm({ firstName: ' Max ', lastName: 'Mustermann' }).customer, today);
    expect(parsed).toEqual({ ok: true, customer: { firstName: 'Max', lastName: 'Mustermann' } });
    if (parsed.ok) expect(requestBody(pageUrls, '', parsed.customer)).not.toContain('locale');
  });

  it('names every field that is wrong at once', () => {
    const draft = {
      ...maxMustermann,
      firstName: '',
      dateOfBirth: '31.2.1980',
      email: 'paul.smith@',
      country: 'Atlantis',
    };
    expect(parseCustomer(draft, today)).toEqual({
      ok: false,
      fields: [
        { field: 'customer.firstName', code: 'required' },
        { field: 'customer.dateOfBirth', code: 'date-impossible' },
        { field: 'customer.country', code: 'country-unknown' },
        { field: 'customer.email', code: 'email-malformed' },
      ],
    });
  });

  it.each(['a@b', 'a b@c.de', '@c.de', 'a@', 'a@b..de', 'a@@b.de', 'a@b.de.'])(
    'does not take the e-mail %s',
    (email) => {
      expect(checkCustomerField('email', email, today)).toBe('email-malformed');
    },
  );

  it.each(['paul.smith@testabc.com', 'a+b@c.co.uk', 'jürgen@müller.de'])('takes the e-mail %s', (email) => {
    expect(checkCustomerField('email', email, today)).toBeNull();
  });

  it.each(['DE', 'de', 'Germany', 'deutschland', 'Deutschland '])('knows the country %s', (country) => {
    const parsed = parseCustomer({ ...maxMustermann, country }, today);
    expect(parsed.ok && parsed.customer.address?.country).toBe('DE');
  });

  it('refuses what no name holds: control characters and documents', () => {
    expect(checkCustomerField('lastName', 'a\u0000b', today)).toBe('control-characters');
    expect(checkCustomerField('lastName', 'a\u202egnp.exe', today)).toBe('control-characters');
    expect(checkCustomerField('lastName', 'שלום\u200f', today)).toBeNull();
    expect(checkCustomerField('city', 'x'.repeat(201), today)).toBe('too-long');
  });

  it('takes xx and xx-XX as a locale', () => {
    expect(['', 'de', 'de-DE', 'en-GB'].map(checkLocale)).toEqual([null, null, null, null]);
    expect(['DE', 'de_DE', 'deu', 'de-de'].map(checkLocale)).toEqual(Array(4).fill('locale-malformed'));
  });

  it("warns, and only warns: the page's own example pairs Vienna with DE", () => {
    expect(formWarnings(aForm())).toEqual([]);
    expect(formWarnings(aForm({ ...maxMustermann, country: 'AT' }))).toEqual(['postcode-does-not-fit-country']);
    expect(formWarnings({ ...aForm(), locale: 'fr-FR' })).toEqual(['locale-falls-back']);
  });
});
