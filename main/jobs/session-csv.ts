import { hash } from 'node:crypto';
import type { PiiLevel } from '../../preload/contract/export.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import { csvCell } from '../core/csv.ts';
import { maskCustomer } from '../core/customer.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import { clearColumns, type SessionCells } from '../log/snapshot.ts';

/** `sessions.csv`: what its rows hold, and the text of row after row. */
export interface SessionCsv {
  readonly columns: readonly string[];
  readonly header: string;
  /** @param between is called after each */
  rows(sessions: readonly SessionCells[], between: () => void): string;
}

const maskedColumns = ['name', 'dateOfBirth', 'email'] as const;
const fullColumns = [
  'firstName',
  'lastName',
  'dateOfBirth',
  'placeOfBirth',
  'nationality',
  'streetAddress',
  'postalCode',
  'city',
  'country',
  'email',
] as const;

/** @param keys what opens the customers; null with `pii` none */
export function sessionCsv(
  pii: PiiLevel,
  profileNames: ReadonlyMap<string, string>,
  keys: Pick<KeyWrapper, 'unwrap'> | null,
): SessionCsv {
  const columns = [...clearColumns, 'profile', ...customerColumns(pii), 'check'];
  const profileCell = remembered((id: string) => csvCell(profileNames.get(id) ?? id));
  const customerCells = (session: SessionCells): string =>
    keys === null
      ? ''
      : customerValues(pii, session.customer(keys))
          .map((value) => `,${csvCell(value)}`)
          .join('');

  // Each row's check is over the check before and the row, so that the first bad row can be named. What proves that there
  // is none is the hash of the whole file.
  let check = '';
  return {
    columns,
    header: `${columns.join(',')}\r\n`,
    rows(sessions, between) {
      let text = '';
      for (const session of sessions) {
        const clear = session.plain ?? session.cells().map(csvCell).join(',');
        const row = `${clear},${profileCell(session.profileId)}${customerCells(session)}`;
        check = hash('sha256', check + row, 'hex').slice(0, 16);
        text += `${row},${check}\r\n`;
        between();
      }
      return text;
    },
  };
}

function customerColumns(pii: PiiLevel): readonly string[] {
  switch (pii) {
    case 'none':
      return [];
    case 'masked':
      return maskedColumns;
    case 'full':
      return fullColumns;
  }
}

/** Empty cells after erasure. */
function customerValues(pii: PiiLevel, customer: CustomerData | null): readonly string[] {
  if (customer === null) return customerColumns(pii).map(() => '');
  if (pii === 'masked') {
    const { name, dateOfBirth, email } = maskCustomer(customer);
    return [name, dateOfBirth ?? '', email ?? ''];
  }
  const flat: Readonly<Record<(typeof fullColumns)[number], string | undefined>> = {
    firstName: customer.firstName,
    lastName: customer.lastName,
    dateOfBirth: customer.dateOfBirth,
    placeOfBirth: customer.placeOfBirth,
    nationality: customer.nationality,
    streetAddress: customer.address?.streetAddress,
    postalCode: customer.address?.postalCode,
    city: customer.address?.city,
    country: customer.address?.country,
    email: customer.contact?.email,
  };
  return fullColumns.map((name) => flat[name] ?? '');
}

function remembered(compute: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
