import { z } from 'zod';
import type { CustomerData } from '../../preload/contract/registration.ts';
import type { SamePerson } from '../core/ports/sessions.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { Reading } from './connection.ts';
import { folded } from './folding.ts';
import { withKeyedHash } from './keyed-hash.ts';
import { withNamedKey } from './keyring.ts';
import { recordOf, sessionColumns, sessionRow } from './session-rows.ts';

/** Keyed hashes under which the sessions of one person meet; null for what the customer did not give. */
export interface PersonHashes {
  readonly email: Uint8Array | null;
  readonly person: Uint8Array | null;
}

const hashBytes = 16;

/** The e-mail address but for its case; the name as search folds it, together with the birth date. */
export function personHashes(key: Uint8Array, customer: CustomerData): PersonHashes {
  const { firstName, lastName, dateOfBirth, contact } = customer;
  const email = contact?.email?.normalize('NFKC').trim().toLowerCase();
  return withKeyedHash(key, (keyed) => {
    const hash = (...parts: readonly string[]): Uint8Array =>
      Buffer.from(keyed(JSON.stringify(parts)), 'hex').subarray(0, hashBytes);
    return {
      email: email ? hash('email', email) : null,
      person: dateOfBirth ? hash('name-and-birth-date', folded(firstName), folded(lastName), dateOfBirth) : null,
    };
  });
}

/** Enough to decide by; who registers more often than that is no accident. */
const most = 200;

/** Newest first, each session once. The birth date says more than an e-mail address, which families share. */
export function samePersonIn(
  from: Reading,
  keys: KeyWrapper,
  customer: CustomerData,
  exceptId: string,
): readonly SamePerson[] {
  const hashes = withNamedKey(from, keys, 'same-person', (key) => personHashes(key, customer));
  if (hashes === null) return [];
  const rows = from.each(
    samePersonRow,
    `SELECT ${sessionColumns}, s.person_match IS @person AS by_person FROM sessions s
     WHERE s.number IN (
       SELECT number FROM sessions WHERE email_match = @email
       UNION SELECT number FROM sessions WHERE person_match = @person
     ) AND s.id <> @exceptId
     ORDER BY s.number DESC LIMIT ${most}`,
    { ...hashes, exceptId },
  );
  return [...rows].map((row) => ({
    record: recordOf(row, keys),
    match: row.by_person === 1 && hashes.person !== null ? 'name-and-birth-date' : 'email',
  }));
}

const samePersonRow = sessionRow.extend({ by_person: z.int() });
