/** Systems cut a longer one, or refuse it without a word. */
const longestAddress = 2_000;

/**
 * Whether an address may be given to the system to open. Only a mail draft of our own making may: one recipient at most, a
 * subject and a text, and nothing else that a mail program could be told to do, such as attaching a file.
 */
export function mayOpenOutside(address: string): boolean {
  return address.length <= longestAddress && /^mailto:[^\s?&,]*\?subject=[^\s&?#]*&body=[^\s&?#]*$/.test(address);
}
