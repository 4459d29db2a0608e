import { describe, expect, it } from 'vitest';
import type { CustomerField } from '../../../../preload/contract/registration.ts';
import type { Doubt } from '../../../../renderer/features/registration/pasted/pasted.ts';
import { readPasted } from '../../../../renderer/features/registration/pasted/read-pasted.ts';

const today = '2026-11-24';

/** A value, or a value with what there is to doubt about it. */
type Expected = Partial<Record<CustomerField, string | readonly [string, Doubt]>>;

const read = (text: string): Expected =>
  Object.fromEntries(
    readPasted(text, today).values.map(({ field, value, doubt }) => [field, doubt === null ? value : [value, doubt]]),
  );

const examples: readonly (readonly [string, string, Expected])[] = [
  [
    'a German address block',
    'Frau\nErika Gabler\nMusterstraße 12a\n80331 München',
    { firstName: 'Erika', lastName: 'Gabler', streetAddress: 'Musterstraße 12a', postalCode: '80331', city: 'München' },
  ],
  [
    'an Austrian address block with title, staircase and country',
    'Herrn Mag. Josef Huber\nHauptstraße 13/12/1\nA-1010 Wien\nÖsterreich',
    {
      firstName: 'Josef',
      lastName: 'Huber',
      streetAddress: 'Hauptstraße 13/12/1',
      postalCode: '1010',
      city: 'Wien',
      country: 'AT',
    },
  ],
  [
    'a Swiss address block',
    'Anna Müller\nBahnhofstrasse 21\nCH-8001 Zürich',
    {
      firstName: 'Anna',
      lastName: 'Müller',
      streetAddress: 'Bahnhofstrasse 21',
      postalCode: '8001',
      city: 'Zürich',
      country: 'CH',
    },
  ],
  [
    'a British address block, town and postcode in lines of their own',
    'Mr John Smith\n10 Downing Street\nLondon\nSW1A 2AA\nUnited Kingdom',
    {
      firstName: 'John',
      lastName: 'Smith',
      streetAddress: '10 Downing Street',
      postalCode: 'SW1A 2AA',
      city: 'London',
      country: ['GB', 'country-from-postcode'],
    },
  ],
  [
    'a British flat, with locality and county',
    'Ms Sarah Jones\nFlat 2\n27 Church Lane\nLittle Bookham\nLeatherhead\nkt23 4ab',
    {
      firstName: 'Sarah',
      lastName: 'Jones',
      streetAddress: 'Flat 2, 27 Church Lane',
      city: ['Leatherhead', 'city-uncertain'],
      postalCode: 'KT23 4AB',
      country: ['GB', 'country-from-postcode'],
    },
  ],
  [
    'everything in one line',
    'Max Mustermann, Hauptstrasse 13/12/1, 1010 Wien, max.mustermann@example.com',
    {
      firstName: 'Max',
      lastName: 'Mustermann',
      streetAddress: 'Hauptstrasse 13/12/1',
      postalCode: '1010',
      city: 'Wien',
      email: 'max.mustermann@example.com',
    },
  ],
  [
    'a German mail signature',
    `Mit freundlichen Grüßen

Dr. Jürgen Groß-Maier
Leiter Vertrieb
Beispiel GmbH
Am Alten Markt 5
50667 Köln
Tel.: +49 221 123456
Mobil: 0171 1234567
juergen.gross-maier@beispiel.example
www.beispiel.example`,
    {
      firstName: 'Jürgen',
      lastName: 'Groß-Maier',
      streetAddress: 'Am Alten Markt 5',
      postalCode: '50667',
      city: 'Köln',
      email: 'juergen.gross-maier@beispiel.example',
    },
  ],
  [
    'an English mail signature',
    `Kind regards,
--
Emily O'Connor
T: +44 20 7946 0000
E: emily.oconnor@example.co.uk
14 Abbey Road, London NW8 9AY`,
    {
      firstName: 'Emily',
      lastName: "O'Connor",
      streetAddress: '14 Abbey Road',
      postalCode: 'NW8 9AY',
      city: 'London',
      country: ['GB', 'country-from-postcode'],
      email: 'emily.oconnor@example.co.uk',
    },
  ],
  [
    'an Austrian signature with door, quoted in an answer',
    '> LG\n> Maria Steiner\n> Linzer Straße 200/3/14\n> 1140 Wien\n> Von meinem iPhone gesendet',
    {
      firstName: 'Maria',
      lastName: 'Steiner',
      streetAddress: 'Linzer Straße 200/3/14',
      postalCode: '1140',
      city: 'Wien',
    },
  ],
  [
    'German labels',
    `Anrede: Frau
Vorname: Ana
Nachname: Nováková
Geburtsdatum: 05.03.1988
Geburtsort: Bratislava
Staatsangehörigkeit: slowakisch
Straße: Ringstraße
Hausnummer: 7b
PLZ: 1010
Ort: Wien
Land: Österreich
E-Mail: ana.novakova@example.sk
Telefon: +43 660 1234567`,
    {
      firstName: 'Ana',
      lastName: 'Nováková',
      dateOfBirth: '05.03.1988',
      placeOfBirth: 'Bratislava',
      nationality: 'SK',
      streetAddress: 'Ringstraße 7b',
      postalCode: '1010',
      city: 'Wien',
      country: 'AT',
      email: 'ana.novakova@example.sk',
    },
  ],
  [
    'English labels',
    `First name: Priya
Surname: Patel
DOB: 29/10/1946
Place of birth: Leicester
Nationality: British
Address: 3 Station Road, Leicester, LE2 8AB
Email address: priya@example.org`,
    {
      firstName: 'Priya',
      lastName: 'Patel',
      dateOfBirth: '29/10/1946',
      placeOfBirth: 'Leicester',
      nationality: 'GB',
      streetAddress: '3 Station Road',
      postalCode: 'LE2 8AB',
      city: 'Leicester',
      country: ['GB', 'country-from-postcode'],
      email: 'priya@example.org',
    },
  ],
  [
    'a web form, label over value',
    'Vorname\nMehmet\nNachname\nÖztürk\nGeburtsdatum\n29.10.1946\nPLZ/Ort\n1160 Wien',
    { firstName: 'Mehmet', lastName: 'Öztürk', dateOfBirth: '29.10.1946', postalCode: '1160', city: 'Wien' },
  ],
  [
    'labels in one line',
    'Name: Mustermann, Max; geb.: 29.10.1946 in Graz; Ort: 8010 Graz; E-Mail: max@example.com',
    {
      firstName: 'Max',
      lastName: 'Mustermann',
      dateOfBirth: '29.10.1946',
      placeOfBirth: 'Graz',
      postalCode: '8010',
      city: 'Graz',
      email: 'max@example.com',
    },
  ],
  [
    '“Name” beside a first name is the last name',
    'Name:\tHofer\nVorname:\tIlse\nGeb. am:\t1.2.1950',
    { firstName: 'Ilse', lastName: 'Hofer', dateOfBirth: '1.2.1950' },
  ],
  [
    'an address under its label',
    'Kunde: Karl-Heinz Weiß\nAdresse:\nAm Graben 1\n4020 Linz\nE-Mail: kh.weiss@example.at',
    {
      firstName: 'Karl-Heinz',
      lastName: 'Weiß',
      streetAddress: 'Am Graben 1',
      postalCode: '4020',
      city: 'Linz',
      email: 'kh.weiss@example.at',
    },
  ],
  [
    'an export with its header, semicolons and quotes',
    'KdNr;Vorname;Nachname;Geburtsdatum;Straße;PLZ;Ort;Land;E-Mail\n4711;Zoë;"van der Berg";1990-07-01;"Lange Gasse 3; Top 4";8010;Graz;AT;zoe@example.nl',
    {
      firstName: 'Zoë',
      lastName: 'van der Berg',
      dateOfBirth: '1990-07-01',
      streetAddress: 'Lange Gasse 3; Top 4',
      postalCode: '8010',
      city: 'Graz',
      country: 'AT',
      email: 'zoe@example.nl',
    },
  ],
  [
    'a row of a table with tabs whose order the e-mail settles',
    'Gabler\tErika\t12.08.1964\tMusterweg 3\t10115\tBerlin\tDE\terika.gabler@example.de',
    {
      firstName: 'Erika',
      lastName: 'Gabler',
      dateOfBirth: ['12.08.1964', 'date-unlabelled'],
      streetAddress: 'Musterweg 3',
      postalCode: '10115',
      city: 'Berlin',
      country: 'DE',
      email: 'erika.gabler@example.de',
    },
  ],
  [
    'a row that leaves the order of the names open',
    '4711;Gabler;Erika;Musterweg 3;10115;Berlin',
    {
      firstName: ['Gabler', 'name-order'],
      lastName: ['Erika', 'name-order'],
      streetAddress: 'Musterweg 3',
      postalCode: '10115',
      city: 'Berlin',
    },
  ],
  [
    'a row with commas',
    'Søren,Nielsen,Kastanienallee 12,10435 Berlin,Germany',
    {
      firstName: ['Søren', 'name-order'],
      lastName: ['Nielsen', 'name-order'],
      streetAddress: 'Kastanienallee 12',
      postalCode: '10435',
      city: 'Berlin',
      country: 'DE',
    },
  ],
  [
    'a row with birth date and birthplace',
    'Max;Mustermann;29.10.1946;Graz;Hauptstraße 1;1010;Wien;m.mustermann@example.com',
    {
      firstName: 'Max',
      lastName: 'Mustermann',
      dateOfBirth: ['29.10.1946', 'date-unlabelled'],
      placeOfBirth: ['Graz', 'place-unlabelled'],
      streetAddress: 'Hauptstraße 1',
      postalCode: '1010',
      city: 'Wien',
      email: 'm.mustermann@example.com',
    },
  ],
  [
    'shouted last names, as in official letters',
    'MUSTERMANN Max\nHauptplatz 1\n4020 Linz',
    { firstName: 'Max', lastName: 'MUSTERMANN', streetAddress: 'Hauptplatz 1', postalCode: '4020', city: 'Linz' },
  ],
  [
    'several first names',
    'Maria Anna Steiner\nDorfstraße 2\n6020 Innsbruck',
    {
      firstName: ['Maria Anna', 'name-split'],
      lastName: ['Steiner', 'name-split'],
      streetAddress: 'Dorfstraße 2',
      postalCode: '6020',
      city: 'Innsbruck',
    },
  ],
  [
    'a name with a particle',
    'Ludwig van der Berg\nLange Straße 4\n20095 Hamburg',
    {
      firstName: 'Ludwig',
      lastName: 'van der Berg',
      streetAddress: 'Lange Straße 4',
      postalCode: '20095',
      city: 'Hamburg',
    },
  ],
  [
    'an e-mail address that puts the name round',
    'Mustermann Max <mmustermann@example.com>\nBahnstraße 9\n2500 Baden',
    {
      firstName: ['Max', 'name-order'],
      lastName: ['Mustermann', 'name-order'],
      streetAddress: 'Bahnstraße 9',
      postalCode: '2500',
      city: 'Baden',
      email: 'mmustermann@example.com',
    },
  ],
  [
    'a birth date in words, with the place',
    'Paul Smith, born 29th October 1946 in Bath, paul.smith@example.com',
    {
      firstName: 'Paul',
      lastName: 'Smith',
      dateOfBirth: '29.10.1946',
      placeOfBirth: 'Bath',
      email: 'paul.smith@example.com',
    },
  ],
  [
    'a German birth date in words',
    'Erika Gabler\ngeboren am 1. März 1971 in Wels\nRingstraße 5\n4600 Wels',
    {
      firstName: 'Erika',
      lastName: 'Gabler',
      dateOfBirth: '1.3.1971',
      placeOfBirth: 'Wels',
      streetAddress: 'Ringstraße 5',
      postalCode: '4600',
      city: 'Wels',
    },
  ],
  [
    'an American date',
    'Name: Bob Miller\nDOB: 10/29/1946',
    { firstName: 'Bob', lastName: 'Miller', dateOfBirth: ['29.10.1946', 'day-or-month'] },
  ],
  [
    'a date that may be read both ways',
    'Name: Bob Miller\nDOB: 03/04/1980',
    { firstName: 'Bob', lastName: 'Miller', dateOfBirth: ['03/04/1980', 'day-or-month'] },
  ],
  [
    'a year of two digits that would make a child',
    'Vorname: Ilse\nName: Hofer\nGeburtsdatum: 1.2.20',
    { firstName: 'Ilse', lastName: 'Hofer', dateOfBirth: ['1.2.20', 'two-digit-year'] },
  ],
  [
    'two people',
    'Eva Maier\nPeter Maier\nSeestraße 8\n6900 Bregenz',
    {
      firstName: ['Eva', 'several-names'],
      lastName: ['Maier', 'several-names'],
      streetAddress: 'Seestraße 8',
      postalCode: '6900',
      city: 'Bregenz',
    },
  ],
  [
    'a company and the person whose address it is',
    'Blumen Sonnenschein\nEva Maier\nSeestraße 8\n6900 Bregenz\neva.maier@example.at',
    {
      firstName: 'Eva',
      lastName: 'Maier',
      streetAddress: 'Seestraße 8',
      postalCode: '6900',
      city: 'Bregenz',
      email: 'eva.maier@example.at',
    },
  ],
  [
    'a vCard 3.0',
    `BEGIN:VCARD
VERSION:3.0
N:Mustermann;Max;;Dr.;
FN:Dr. Max Mustermann
ADR;TYPE=WORK:;;Firmenweg 1;Linz;;4020;Austria
ADR;TYPE=HOME:;Top 3;Hauptstraße 13;Wien;;1010;Österreich
BDAY:1946-10-29
EMAIL;TYPE=INTERNET:max@exam
 ple.com
TEL:+43 1 234567
END:VCARD`,
    {
      firstName: 'Max',
      lastName: 'Mustermann',
      streetAddress: 'Hauptstraße 13, Top 3',
      city: 'Wien',
      postalCode: '1010',
      country: 'AT',
      dateOfBirth: '1946-10-29',
      email: 'max@example.com',
    },
  ],
  [
    'a vCard 2.1 in quoted-printable',
    `BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCrgen
ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;Gr=C3=BCne Gasse 4=
;Graz;;8020;AT
BDAY:19461029
END:VCARD`,
    {
      firstName: 'Jürgen',
      lastName: 'Müller',
      streetAddress: 'Grüne Gasse 4',
      city: 'Graz',
      postalCode: '8020',
      country: 'AT',
      dateOfBirth: '1946-10-29',
    },
  ],
  [
    'a vCard 4.0 with the place of birth',
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Priya Patel\r\nBDAY:19880305\r\nBIRTHPLACE:Leicester\r\nitem1.EMAIL:priya@example.org\r\nEMAIL:p@example.org\r\nEND:VCARD',
    {
      firstName: 'Priya',
      lastName: 'Patel',
      dateOfBirth: '1988-03-05',
      placeOfBirth: 'Leicester',
      email: ['priya@example.org', 'several-emails'],
    },
  ],
  [
    'a street without a number, right above the postal code',
    'Josef Huber\nHauptplatz\n3100 St. Pölten',
    {
      firstName: 'Josef',
      lastName: 'Huber',
      streetAddress: ['Hauptplatz', 'street-uncertain'],
      postalCode: '3100',
      city: 'St. Pölten',
    },
  ],
  [
    'a passport’s words',
    'Surname: HOFER\nGiven names: ILSE MARIA\nNationality: AUT\nDate of birth: 12 MAR 1955\nPlace of birth: SALZBURG',
    {
      firstName: 'ILSE MARIA',
      lastName: 'HOFER',
      dateOfBirth: '12.3.1955',
      placeOfBirth: 'SALZBURG',
      nationality: 'AT',
    },
  ],
];

describe('a pasted text', () => {
  it.each(examples)('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(examples)('%s, with the line ends and spaces of another system', (_, text, expected) => {
    expect(
      read(`\ufeff${text.replace(/\r?\n/g, '\r\n').replaceAll(' ', '\u00a0').replaceAll('\r\n\u00a0', '\r\n ')}\r\n`),
    ).toEqual(expected);
  });

  it('names what it could not place', () => {
    expect(readPasted('Mag. Josef Huber\nHauptstraße 1\n1010 Wien\nZimmer mit Aussicht', today).unused).toEqual([
      'Mag.',
      'Zimmer mit Aussicht',
    ]);
    expect(readPasted('Vorname: Max\nLand: Atlantis', today).unused).toEqual(['Atlantis']);
  });

  it('says when it holds more than one customer', () => {
    const rows = 'Vorname;Nachname;Ort\nMax;Mustermann;Wien\nErika;Gabler;Graz\nIlse;Hofer;Linz';
    expect(readPasted(rows, today)).toMatchObject({ others: 2 });
    expect(read(rows)).toEqual({ firstName: 'Max', lastName: 'Mustermann', city: 'Wien' });
  });

  it.each(['', '   ', '\n\n', '--', 'Hallo,', '+43 660 1234567', 'www.example.com', 'https://example.com/a?b=c'])(
    'with nothing in it says nothing: %j',
    (text) => {
      expect(readPasted(text, today).values).toEqual([]);
    },
  );
});
