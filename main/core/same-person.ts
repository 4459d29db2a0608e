import type { CustomerData } from '../../preload/contract/registration.ts';

/** Whether two customers are one person, as far as what they said of themselves can tell. */
export type Likeness = 'same' | 'same-email-only' | 'other';

/**
 * The same name and birth date, or the same e-mail address unless birth dates, or else first names, speak against it:
 * families share addresses. Without either, the same full name with nothing against it.
 */
export function likeness(one: CustomerData, two: CustomerData): Likeness {
  const born = compare(one.dateOfBirth, two.dateOfBirth);
  const email = compare(one.contact?.email, two.contact?.email);
  const first = compare(one.firstName, two.firstName);
  const name = first === 'same' && compare(one.lastName, two.lastName) === 'same';
  if (born === 'same' && (name || email === 'same')) return 'same';
  if (email === 'same') return born === 'differs' || first === 'differs' ? 'same-email-only' : 'same';
  return name && born !== 'differs' && email !== 'differs' ? 'same' : 'other';
}

function compare(one: string | undefined, two: string | undefined): 'same' | 'differs' | 'unsaid' {
  if (!one?.trim() || !two?.trim()) return 'unsaid';
  return plain(one) === plain(two) ? 'same' : 'differs';
}

/** Case, accents and spacing are no difference between people. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
