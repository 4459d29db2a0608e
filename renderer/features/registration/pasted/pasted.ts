import { type CustomerField, customerFields, longestValue } from '../../../../preload/contract/registration.ts';

/** Why a value may be wrong although it looks right. The preview has a sentence for each. */
export type Doubt =
  | 'name-order'
  | 'name-split'
  | 'several-names'
  | 'several-emails'
  | 'day-or-month'
  | 'two-digit-year'
  | 'date-unlabelled'
  | 'place-unlabelled'
  | 'city-uncertain'
  | 'street-uncertain'
  | 'country-from-postcode'
  | 'which-country';

/** What a text says about one field of the form. */
export interface PastedValue {
  readonly field: CustomerField;
  readonly value: string;
  /** Null: the text leaves no other reading. */
  readonly doubt: Doubt | null;
}

/** What a pasted text says about a customer. Nothing is in it that does not stand in the text. */
export interface Pasted {
  /** In the order of the form, each field once. */
  readonly values: readonly PastedValue[];
  /** What could not be placed, so that somebody notices what is missing. */
  readonly unused: readonly string[];
  /** How many more customers the text has; only the first one was read. */
  readonly others: number;
}

/** Takes down what is found, field by field; the first finding stands. */
export interface Findings {
  take(field: CustomerField, value: string, doubt?: Doubt | null): void;
  has(field: CustomerField): boolean;
  value(field: CustomerField): string | undefined;
  leave(piece: string): void;
}

export function collectFindings(): { readonly findings: Findings; readonly result: (others?: number) => Pasted } {
  const found = new Map<CustomerField, PastedValue>();
  const unused: string[] = [];
  return {
    findings: {
      take(field, text, doubt = null) {
        const value = text.replace(/\s+/g, ' ').trim();
        if (value === '' || value.length > longestValue || found.has(field)) return;
        found.set(field, { field, value, doubt });
      },
      has: (field) => found.has(field),
      value: (field) => found.get(field)?.value,
      leave(piece) {
        const rest = piece.trim();
        if (rest !== '') unused.push(rest);
      },
    },
    result: (others = 0) => ({
      values: customerFields.flatMap((field) => found.get(field) ?? []),
      unused,
      others,
    }),
  };
}
