/** An instant as Zastrpay writes it: seven digits after the second [page]. */
export function timestamp(at: Date): string {
  return at.toISOString().replace('Z', '0000Z');
}
