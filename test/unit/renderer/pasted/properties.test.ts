import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBirthDate } from '../../../../preload/contract/birth-date.ts';
import { countryCodes, countryName } from '../../../../preload/contract/countries.ts';
import {
  type CustomerField,
  checkCustomerField,
  customerFields,
  longestValue,
} from '../../../../preload/contract/registration.ts';
import { readPasted } from '../../../../renderer/features/registration/pasted/read-pasted.ts';

const today = '2026-11-24';

const people = fc.record({
  firstName: fc.constantFrom('Max', 'Erika', 'Zoë', 'Jürgen', 'Karl-Heinz', 'Søren', 'Ana', 'Mehmet', 'Ilse', 'Priya'),
  lastName: fc.constantFrom('Mustermann', 'Gabler', 'Öztürk', 'Nováková', 'Weiß', "O'Connor", 'Hofer', 'Smith-Jones'),
  dateOfBirth: fc
    .date({ min: new Date('1930-01-01'), max: new Date('2008-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  streetAddress: fc.constantFrom('Hauptstraße 13/12/1', 'Am Alten Markt 5', 'Lange Gasse 7b', 'Bahnhofstrasse 21'),
  place: fc.constantFrom(
    { postalCode: '1010', city: 'Wien', country: 'AT' },
    { postalCode: '80331', city: 'München', country: 'DE' },
    { postalCode: '8001', city: 'Zürich', country: 'CH' },
    { postalCode: '3100', city: 'St. Pölten', country: 'AT' },
  ),
  language: fc.constantFrom('de', 'en'),
});

type Person = typeof people extends fc.Arbitrary<infer T> ? T : never;

const german = (iso: string): string => iso.split('-').reverse().join('.');
const email = 'somebody@example.com';

/** The ways in which people and programs write the same customer down. */
const ways: Readonly<Record<string, (person: Person) => string>> = {
  block: ({ firstName, lastName, streetAddress, place, language }) =>
    `${firstName} ${lastName}\n${streetAddress}\n${place.postalCode} ${place.city}\n${countryName(place.country, language)}\n${email}`,
  line: ({ firstName, lastName, streetAddress, place, language }) =>
    `${firstName} ${lastName}, ${streetAddress}, ${place.postalCode} ${place.city}, ${countryName(place.country, language)}, ${email}`,
  labels: ({ firstName, lastName, dateOfBirth, streetAddress, place, language }) =>
    `Nachname: ${lastName}\nVorname: ${firstName}\nGeburtsdatum: ${german(dateOfBirth)}\nStraße: ${streetAddress}\nPLZ: ${place.postalCode}\nOrt: ${place.city}\nLand: ${countryName(place.country, language)}\nE-Mail: ${email}`,
  english: ({ firstName, lastName, dateOfBirth, streetAddress, place, language }) =>
    `First name: ${firstName}; Last name: ${lastName}; Date of birth: ${dateOfBirth}; Street: ${streetAddress}; Postcode: ${place.postalCode}; City: ${place.city}; Country: ${countryName(place.country, language)}; Email: ${email}`,
  export: ({ firstName, lastName, dateOfBirth, streetAddress, place }) =>
    `E-Mail\tVorname\tNachname\tGeburtsdatum\tStraße\tPLZ\tOrt\tLand\n${email}\t${firstName}\t${lastName}\t${dateOfBirth}\t${streetAddress}\t${place.postalCode}\t${place.city}\t${place.country}`,
  row: ({ firstName, lastName, dateOfBirth, streetAddress, place }) =>
    `${firstName};${lastName};${german(dateOfBirth)};${streetAddress};${place.postalCode};${place.city};${place.country};${email}`,
  vcard: ({ firstName, lastName, dateOfBirth, streetAddress, place, language }) =>
    `BEGIN:VCARD\nVERSION:3.0\nN:${lastName};${firstName};;;\nFN:${firstName} ${lastName}\nBDAY:${dateOfBirth}\nADR:;;${streetAddress};${place.city};;${place.postalCode};${countryName(place.country, language)}\nEMAIL:${email}\nEND:VCARD`,
};

describe('a customer, however written down', () => {
  it.each(Object.entries(ways))('as %s, is read as what he is', (_, write) => {
    fc.assert(
      fc.property(people, (person) => {
        const { values, unused } = readPasted(write(person), today);
        const said = Object.fromEntries(values.map(({ field, value }) => [field, value]));
        const { dateOfBirth, ...rest } = said;
        expect(rest).toEqual({
          firstName: person.firstName,
          lastName: person.lastName,
          streetAddress: person.streetAddress,
          ...person.place,
          email,
        });
        expect(unused).toEqual([]);
        const read = parseBirthDate(dateOfBirth ?? german(person.dateOfBirth), today);
        expect(read).toEqual({ ok: true, date: person.dateOfBirth });
      }),
    );
  });
});

/** Texts full of what the reader looks for, in any order. */
const scraps = fc.constantFrom(
  'Vorname:',
  'Name',
  'geb.',
  ':',
  ';',
  ',',
  '\t',
  '\n',
  ' ',
  '--',
  'BEGIN:VCARD\n',
  'N:',
  'ADR:',
  ';;',
  'END:VCARD',
  '1010',
  '1010 Wien',
  'SW1A 2AA',
  'London',
  'Max',
  'Mustermann',
  'van der',
  'Dr.',
  'Herr',
  'Straße 5',
  '10 High Street',
  'AT',
  'Germany',
  '29.10.1946',
  '10/29/46',
  '1946-10-29',
  'max@example.com',
  '@',
  '+43 1 234567',
  'GmbH',
  '"',
  '\\',
  '=C3=A4',
  'PLZ/Ort',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(scraps, { maxLength: 40 }).map((all) => all.join('')),
  fc.array(scraps, { maxLength: 40 }).map((all) => all.join(' ')),
);

const lettersIn = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@]/gu, '');

describe('any text at all', () => {
  it('never breaks the reader, and gives the form only what it can hold, each field once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { values } = readPasted(text, today);
        expect(new Set(values.map(({ field }) => field)).size).toBe(values.length);
        for (const { field, value } of values) {
          expect(customerFields).toContain(field);
          expect(value.trim()).toBe(value);
          expect(value.length).toBeGreaterThan(0);
          expect(value.length).toBeLessThanOrEqual(longestValue);
          expect(checkCustomerField(field, value, today)).not.toBe('control-characters');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is never added to: what is said stands in it', () => {
    const invented = new Set<CustomerField>(['dateOfBirth', 'country', 'nationality']);
    fc.assert(
      fc.property(texts, (text) => {
        const { values } = readPasted(text, today);
        const whole = lettersIn(text);
        for (const { field, value } of values) {
          // Dates and countries are written in the form's way; whether they are right, the form's rules say.
          if (invented.has(field)) expect(checkCustomerField(field, value, today)).toBeNull();
          else
            for (const word of value.split(/[\s,]+/)) if (!text.includes('=')) expect(whole).toContain(lettersIn(word));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says the same every time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(readPasted(text, today)).toEqual(readPasted(text, today));
      }),
    );
  });

  it('that is very long is read at its beginning, in no time', () => {
    for (const filler of ['a', ' a', '1 ', 'A. ', 'Top 1 ', '@.', ', ', '; ', ': ', '\t', '-'])
      expect(readPasted(`Max Mustermann\n${filler.repeat(100_000)}`, today).values.length).toBeLessThan(5);
  });

  it('names every country by its names and code', () => {
    for (const code of countryCodes) {
      for (const name of [countryName(code, 'de'), countryName(code, 'en'), code]) {
        expect(readPasted(`Vorname: Max\nLand: ${name}`, today).values).toContainEqual({
          field: 'country',
          value: code,
          doubt: null,
        });
      }
    }
  });
});
