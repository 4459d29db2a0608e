/** Systems cut a longer one, or refuse it without a word. */
const longestAddress = 2_000;

/** RFC 3986's unreserved characters, and everything else as its bytes in hex. */
const plain = '(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})';
const draft = new RegExp(`^mailto:(?:${plain}+@${plain}+)?\\?subject=${plain}*&body=${plain}*$`);

/**
 * Whether an address may be given to the system to open. Only a mail draft of our own making may: one recipient at most, a
 * subject and a text, and nothing else that a mail program could be told to do, such as attaching a file; in letters that
 * mean nothing to whatever the system passes it through.
 */
export function mayOpenOutside(address: string): boolean {
  return address.length <= longestAddress && draft.test(address);
}
