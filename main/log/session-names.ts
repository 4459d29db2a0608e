import { referenceAlphabet } from '../core/session.ts';

/** What a session goes by in clear: its id or its reference, whole or as far as it was typed. */
const plainReference = new RegExp(`^[${referenceAlphabet}]{1,6}$`);

/** `kx47qm` → `KX4-7QM`; null for what is no reference, nor the beginning of one. */
export function referenceFromText(typed: string): string | null {
  const letters = typed.replace(/[\s-]/g, '').toUpperCase();
  if (!plainReference.test(letters)) return null;
  return letters.length > 3 ? `${letters.slice(0, 3)}-${letters.slice(3)}` : letters;
}

/** Shorter beginnings would bring up strangers' sessions whenever a name is searched for. */
const fewestReferenceLetters = 4;
const fewestIdDigits = 8;

/** Which sessions a search text names: by the beginning of a reference or of an id; null for neither. */
export function namedBy(typed: string): { readonly column: 'reference' | 'id'; readonly beginning: string } | null {
  const id = typed.trim().toLowerCase();
  if (id.length >= fewestIdDigits && /^[0-9a-f-]+$/.test(id)) return { column: 'id', beginning: id };
  const reference = referenceFromText(typed);
  if (reference === null || reference.replace('-', '').length < fewestReferenceLetters) return null;
  return { column: 'reference', beginning: reference };
}
