import type { CustomerField } from '../../../../preload/contract/registration.ts';

/** What a label in somebody's export or form announces; `ignored` is known, and none of our business. */
export type Label =
  | CustomerField
  | 'name'
  | 'address'
  | 'postal-and-city'
  | 'birth'
  | 'house-number'
  | 'middle-name'
  | 'ignored';

const words: Readonly<Record<Label, string>> = {
  firstName:
    'Vorname, Vornamen, Rufname, Vorname(n), First name, Firstname, First names, Given name, Given names, Forename, Forenames, Christian name',
  'middle-name': 'Zweiter Vorname, Middle name, Middle names, Middle initial',
  lastName: 'Nachname, Familienname, Zuname, Last name, Lastname, Surname, Family name',
  name: 'Name, Full name, Fullname, Vor- und Nachname, Vor- und Zuname, Vorname Nachname, Kunde, Kundenname, Customer, Customer name, Contact, Kontakt, Ansprechpartner, Contact name, Empfänger, Recipient',
  birth: 'geb, geb am, geboren, geboren am, born, born on',
  dateOfBirth:
    'Geburtsdatum, Geburtstag, Geb datum, Gebdat, Gebdatum, Date of birth, DOB, D O B, Birth date, Birthdate, Birthday',
  placeOfBirth: 'Geburtsort, Geb ort, geboren in, Place of birth, Birthplace, Birth place, Born in, Town of birth',
  nationality: 'Staatsangehörigkeit, Staatsbürgerschaft, Nationalität, Staatsang, Nationality, Citizenship, Citizen of',
  address: 'Adresse, Anschrift, Wohnadresse, Address, Home address, Postal address, Postanschrift, Wohnanschrift',
  streetAddress:
    'Straße, Strasse, Str, Straße Hausnummer, Straße und Hausnummer, Straße Nr, Straße Hausnr, Adresse 1, Adresszeile 1, Street, Street address, Address 1, Address line 1, Street and number, Street and house number',
  'house-number': 'Hausnummer, Hausnr, Haus Nr, Nr, House number, House no, No',
  postalCode: 'PLZ, Postleitzahl, Postal code, Postcode, Post code, Zip, Zip code, Zipcode',
  city: 'Ort, Stadt, Wohnort, Gemeinde, City, Town, Post town, Town City, City Town',
  'postal-and-city': 'PLZ Ort, PLZ und Ort, PLZ Stadt, PLZ Wohnort, Postleitzahl Ort, Zip City, Postcode and town',
  country: 'Land, Staat, Wohnsitzland, Country, Country of residence',
  email: 'E-Mail, Email, Mail, E-Mail-Adresse, Emailadresse, Mailadresse, E-Mail privat, Email address, Mail address',
  ignored:
    'Telefon, Tel, Telefonnummer, Tel Nr, Mobil, Mobiltelefon, Handy, Handynummer, Fax, Festnetz, Rufnummer, Telephone, Phone, Phone number, Mobile, Mobile phone, Cell, M, T, F, W, Anrede, Titel, Title, Salutation, Akad Titel, Akademischer Titel, Kundennummer, Kundennr, Kunden Nr, Kunden ID, Kd Nr, KdNr, Customer number, Customer no, Customer ID, Account, Account no, ID, Nummer, Firma, Firmenname, Company, Company name, Organisation, Organization, Web, Website, Webseite, Homepage, Internet, Betreff, Von, An, Gesendet, Datum, Subject, From, To, Cc, Sent, Date, UID, USt-IdNr, VAT no, IBAN, BIC, Bank, Notiz, Notizen, Bemerkung, Bemerkungen, Anmerkung, Kommentar, Notes, Note, Comment, Geschlecht, Gender, Sex, Status, Angelegt am, Erstellt am, Geändert am, Created, Created at, Updated at, Sprache, Language, Beruf, Position, Abteilung, Department, Job title, Familienstand, Marital status, Bundesland, Kanton, County, State, Region, Adresse 2, Adresszeile 2, Address 2, Address line 2, Mädchenname, Geburtsname, Maiden name, Birth name, née, geb Name, Alter, Age, Ausweis, Ausweisnummer, Passnummer, Passport no, SVNR, Sozialversicherungsnummer, Steuernummer, NI number, Newsletter, Quelle, Source',
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const labels: ReadonlyMap<string, Label> = new Map(
  (Object.entries(words) as [Label, string][]).flatMap(([label, list]) =>
    list.split(', ').map((word) => [plain(word), label] as const),
  ),
);

/** The label that a text is, whatever its case and punctuation: `E-MAIL*`, `Straße/Nr.`. */
export function labelOf(text: string): Label | undefined {
  return text.length > 60 ? undefined : labels.get(plain(text));
}

export interface Labelled {
  readonly label: Label;
  readonly value: string;
}

/** `Label: value` or `Label = value`; a label alone has an empty value. */
export function labelled(line: string): Labelled | null {
  const [, name = '', value = ''] = /^[-*•\s]*([^:=\t]{1,60}?)\s*[:=\t]\s*(.*)$/u.exec(line) ?? [];
  const label = labelOf(name);
  return label === undefined ? null : { label, value: value.trim() };
}
