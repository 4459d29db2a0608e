/** Shorter passphrases are not taken. */
export const shortestPassphrase = 12;

const fewestDifferentCharacters = 5;
const shortestRemainder = 8;

/** What attackers try first, in the languages of our desks. A passphrase may hold one, but it counts as one character. */
const everydayWords =
  /pass(word|wort)|kennwort|geheim|welcome|willkommen|admin|letmein|iloveyou|qwert[yz]|asdf(gh)?|yxcv|zxcv|zastrpay|sommer|summer|winter/g;

/** The bytes that are stretched into a key: keyboards and systems compose `ü` differently, the person typed the same. */
export function passphraseBytes(passphrase: string): Uint8Array {
  return new TextEncoder().encode(passphrase.normalize('NFKC'));
}

/**
 * Whether a passphrase is worth nothing: too short, or long only by repetition, runs or everyday words. What stretches a
 * guess is argon2id; this only keeps out what would be the first guesses.
 */
export function isWeakPassphrase(passphrase: string): boolean {
  const characters = [...passphrase.normalize('NFKC').toLowerCase()];
  if (characters.length < shortestPassphrase) return true;
  if (new Set(characters).size < fewestDifferentCharacters) return true;
  const remainder = withoutRuns([...repeatedUnit(characters).join('').replace(everydayWords, '\u0000')]);
  return remainder.length < shortestRemainder;
}

/** `abcabcab` → `abc`: the shortest piece whose repetition is the whole. */
function repeatedUnit(characters: readonly string[]): readonly string[] {
  for (let length = 1; length <= characters.length / 2; length += 1) {
    if (characters.every((character, at) => character === characters[at % length])) return characters.slice(0, length);
  }
  return characters;
}

/** Drops what goes on as a run began: `aaaa` → `aa`, `12345` → `12`, `fedcba` → `fe`. */
function withoutRuns(characters: readonly string[]): readonly string[] {
  const step = (at: number): number =>
    (characters[at]?.codePointAt(0) ?? 0) - (characters[at - 1]?.codePointAt(0) ?? 0);
  return characters.filter((_, at) => at < 2 || step(at) !== step(at - 1) || Math.abs(step(at)) > 1);
}
