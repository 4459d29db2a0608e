/** What was typed for an operator before it was known who works here. */
export interface EarlyChoice {
  /** The operator's place in the list, from 0. */
  readonly at: number;
  readonly pin: string;
  /** With Enter after the PIN. */
  readonly isSent: boolean;
}

/** A key that belongs to a choice, as one letter; null for any other. */
export function earlyLetter(key: string): string | null {
  if (/^[0-9]$/.test(key)) return key;
  return key === 'Enter' ? '\n' : null;
}

/**
 * A number, the PIN, Enter; where there is only one operator nobody types a number.
 * @param letters of `earlyLetter`
 * @param count how many operators there are
 * @returns null when that is nobody's
 */
export function earlyChoice(letters: string, count: number): EarlyChoice | null {
  const [, number = '', pin = '', sent = ''] = /^(\d?)(\d*)(\n?)/.exec(letters) ?? [];
  if (number === '') return null;
  const isSent = sent !== '';
  if (count === 1) return { at: 0, pin: `${number}${pin}`, isSent };
  const at = Number(number) - 1;
  return at < 0 || at >= count ? null : { at, pin, isSent: isSent && pin !== '' };
}
