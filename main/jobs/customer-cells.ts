import type { PiiLevel } from '../../preload/contract/export.ts';
import { type CustomerData, customerFields, draftOf } from '../../preload/contract/registration.ts';
import { csvCell } from '../core/csv.ts';
import { maskCustomer } from '../core/customer.ts';
import { Failure } from '../core/failure.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import { boxKey, openBox } from '../core/sealed-box.ts';
import { openCustomer, type SealedCustomer } from '../log/snapshot.ts';

/** An export that shows customers, and what opens them. */
export interface CustomersShown {
  readonly pii: Exclude<PiiLevel, 'none'>;
  /** What unwraps the sessions' keys, as it was lent. */
  readonly keys: readonly Uint8Array[];
}

const maskedColumns = ['name', 'dateOfBirth', 'email'] as const;

export function customerColumns(pii: PiiLevel): readonly string[] {
  switch (pii) {
    case 'none':
      return [];
    case 'masked':
      return maskedColumns;
    case 'full':
      return customerFields;
  }
}

/**
 * What a row of `sessions.csv` says of its customer: a cell for each column, with a comma before it; empty after erasure.
 * @throws Failure `log-damaged`, `vault-damaged`
 */
export function customerCells({ pii, keys }: CustomersShown): (sealed: SealedCustomer) => string {
  const vault = vaultOver(keys);
  return (sealed) =>
    customerValues(pii, openCustomer(sealed, vault))
      .map((value) => `,${csvCell(value)}`)
      .join('');
}

/** The vault's half that opens sessions, over the lent keys. */
function vaultOver(keys: readonly Uint8Array[]): Pick<KeyWrapper, 'unwrap'> {
  const ready = keys.map(boxKey);
  return {
    unwrap(wrapped, purpose) {
      for (const key of ready) {
        const inner = openBox(key, wrapped, purpose);
        if (inner !== null) return inner;
      }
      throw new Failure('vault-damaged', 'A key in the log does not belong to this vault.');
    },
  };
}

function customerValues(pii: CustomersShown['pii'], customer: CustomerData | null): readonly string[] {
  if (customer === null) return customerColumns(pii).map(() => '');
  if (pii === 'masked') {
    const { name, dateOfBirth, email } = maskCustomer(customer);
    return [name, dateOfBirth ?? '', email ?? ''];
  }
  const flat = draftOf(customer);
  return customerFields.map((name) => flat[name]);
}
