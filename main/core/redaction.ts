/**
 * Takes out of a line of the log what could say who somebody is, or open something. By rule nothing of that is in it; this
 * is for the day on which a rule was broken.
 * @param names whatever is known to be one, in any case
 */
export function createRedaction(names: readonly string[]): (line: string) => string {
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => [...name].length >= shortestName))]
    .sort((a, b) => b.length - a.length)
    .map((name) => new RegExp(escaped(name), 'giu'));
  const ids = new Map<string, string>();
  const numbered = (id: string): string => {
    const seen = ids.get(id.toLowerCase()) ?? `(id ${ids.size + 1})`;
    ids.set(id.toLowerCase(), seen);
    return seen;
  };
  return (line) => {
    let left = line;
    for (const name of known) left = left.replace(name, '(name)');
    return (
      left
        .replace(/https?:\/\/[^\s"']+/giu, '(address)')
        .replace(/mailto:[^\s"']+/giu, '(address)')
        // A folder often bears its owner's name; the file in it does not.
        .replace(/(?:file:\/\/)?(?:\b[a-z]:)?(?:[\\/]+[^\\/\s:"'()]+)+[\\/]+(?=[^\\/\s:"'()]+)/giu, '(folder)/')
        .replace(/[^\s"'<>()]+@[^\s"'<>()]+/gu, '(mail)')
        .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/giu, numbered)
        .replace(/[\w+/=.~%-]{20,}/gu, (word) => (looksSecret(word) ? '(secret)' : word))
    );
  };
}

/** Shorter ones stand anywhere by chance. */
const shortestName = 3;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Long, and of letters and digits both, as keys, tokens and hashes are; an instant is not, nor a name in the code. */
const looksSecret = (word: string): boolean =>
  /\d/.test(word) && /[a-z]/i.test(word) && !/^\d{4}-\d\d-\d\dT[\d:.]+Z?$/.test(word);
