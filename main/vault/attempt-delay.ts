const firstDelayMs = 1_000;
const longestDelayMs = 60_000;

/**
 * How long to wait after this many wrong passphrases in a row, in milliseconds: 1 s, 2 s, 4 s … up to a minute. It slows
 * down whoever tries at an unattended desk; against a copied vault file only argon2id helps, so nothing is written down.
 */
export function delayAfter(wrongTries: number): number {
  if (wrongTries === 0) return 0;
  return Math.min(longestDelayMs, firstDelayMs * 2 ** (wrongTries - 1));
}
