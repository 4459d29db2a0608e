import type { CustomerDraft } from '../../../preload/contract/registration.ts';

/** Postal code, city, country. */
type Town = readonly [string, string, string];

const firstNames = ['Anna', 'Bruno', 'Clara', 'David', 'Emma', 'Felix', 'Greta', 'Jonas', 'Klara', 'Leo'] as const;
const lastNames = ['Beispiel', 'Muster', 'Probst', 'Übung', 'Testmann', 'Versuch', 'Erfunden', 'Niemand'] as const;
const towns: readonly [Town, ...Town[]] = [
  ['1070', 'Wien', 'AT'],
  ['5020', 'Salzburg', 'AT'],
  ['80331', 'München', 'DE'],
  ['10115', 'Berlin', 'DE'],
];

/**
 * Somebody who does not exist, another one each time: the desk would ask about a second session for the same person.
 * @param fraction uniform in [0, 1)
 */
export function inventCustomer(fraction: () => number): CustomerDraft {
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(fraction() * from.length)] ?? from[0];
  const between = (least: number, most: number): number => least + Math.floor(fraction() * (most - least + 1));
  const [postalCode, city, country] = pick(towns);
  const dateOfBirth = [between(1, 28), between(1, 12)].map((part) => String(part).padStart(2, '0'));
  return {
    firstName: pick(firstNames),
    lastName: pick(lastNames),
    dateOfBirth: `${dateOfBirth.join('.')}.${between(1946, 2003)}`,
    placeOfBirth: city,
    nationality: country,
    streetAddress: `Hauptstraße ${between(1, 99)}`,
    postalCode,
    city,
    country,
    // A domain that can belong to nobody (RFC 2606).
    email: `customer.${between(1_000, 999_999)}@practice.example`,
  };
}
