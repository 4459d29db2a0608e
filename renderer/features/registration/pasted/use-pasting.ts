import { type ClipboardEvent, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { localDay } from '../../../../preload/contract/birth-date.ts';
import {
  type CustomerField,
  customerFields,
  type RegistrationForm,
} from '../../../../preload/contract/registration.ts';
import type { PastedValue } from './pasted.ts';
import { readPasted } from './read-pasted.ts';

interface Change {
  readonly field: CustomerField;
  readonly before: string;
  readonly after: string;
}

interface Offered {
  readonly text: string;
  /** Where it was pasted, if it was pasted into a field. */
  readonly input: HTMLInputElement | null;
}

/** Fills several fields from one text, and takes it back again. */
export interface Pasting {
  /** The text whose preview is shown, or null. */
  readonly offered: Offered | null;
  readonly taken: readonly Change[];
  /** Whether nothing was typed since: then the key that undoes means this. */
  readonly isLatest: boolean;
  open(): void;
  close(): void;
  /** Looks at what is pasted into the form: what speaks of one field only is left to the field. */
  onPaste(event: ClipboardEvent): void;
  take(values: readonly PastedValue[]): void;
  insert(text: string): void;
  undo(): void;
  onTyped(): void;
}

export function usePasting(form: UseFormReturn<RegistrationForm>): Pasting {
  const [offered, setOffered] = useState<Offered | null>(null);
  const [taken, setTaken] = useState<readonly Change[]>([]);
  const [isLatest, setLatest] = useState(false);
  const { getValues, setValue, setFocus, trigger } = form;

  const put = (changes: readonly { readonly field: CustomerField; readonly value: string }[]): void => {
    for (const { field, value } of changes) setValue(`customer.${field}`, value, { shouldDirty: true });
    void trigger(changes.map(({ field }) => `customer.${field}` as const));
  };

  return {
    offered,
    taken,
    isLatest,
    open: () => setOffered({ text: '', input: null }),
    close: () => setOffered(null),
    onPaste(event) {
      const { target } = event;
      const text = event.clipboardData.getData('text/plain');
      if (!(target instanceof HTMLInputElement) || target.readOnly || !speaksOfSeveral(text)) return;
      event.preventDefault();
      setOffered({ text, input: target });
    },
    take(values) {
      setOffered(null);
      setTaken(values.map(({ field, value }) => ({ field, before: getValues(`customer.${field}`), after: value })));
      setLatest(true);
      put(values);
      const { customer } = getValues();
      const next = customerFields.find((field) => customer[field] === '');
      setFocus(next === undefined ? 'consent' : `customer.${next}`);
    },
    insert(text) {
      const input = offered?.input ?? null;
      setOffered(null);
      if (input !== null) typeInto(input, text.replace(/\s+/g, ' ').trim());
    },
    undo() {
      setTaken([]);
      // What was corrected since is the operator's own.
      const { customer } = getValues();
      put(taken.flatMap(({ field, before, after }) => (customer[field] === after ? [{ field, value: before }] : [])));
    },
    onTyped: () => setLatest(false),
  };
}

/** Several lines with two fields in them, or a line with three: a name alone is better pasted as it is. */
function speaksOfSeveral(text: string): boolean {
  const count = readPasted(text, localDay(new Date())).values.length;
  return count >= (/[\n\t]/.test(text.trim()) ? 2 : 3);
}

/** As if it had been typed at the caret, so that React hears of it. */
function typeInto(input: HTMLInputElement, text: string): void {
  const [start, end] = [input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length];
  const value = input.value.slice(0, start) + text + input.value.slice(end);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
