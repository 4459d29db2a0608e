import { fold } from '../../ui/code-options.ts';

/**
 * How well a text answers to what was typed; less is better, null is not at all. Every word that was typed has to be
 * found: as the beginning of a word, else anywhere, else as letters in their order.
 */
export function distance(text: string, typed: string): number | null {
  const target = fold(text);
  let sum = 0;
  for (const word of fold(typed).split(/\s+/)) {
    const found = distanceOfWord(target, word);
    if (found === null) return null;
    sum += found;
  }
  return sum;
}

function distanceOfWord(target: string, word: string): number | null {
  if (word === '' || target.startsWith(word)) return 0;
  if (target.split(/[\s:,–-]+/).some((each) => each.startsWith(word))) return 1;
  if (target.includes(word)) return 2;
  let from = 0;
  let gaps = 0;
  for (const letter of word) {
    const at = target.indexOf(letter, from);
    if (at === -1) return null;
    if (at > from) gaps += 1;
    from = at + 1;
  }
  return 3 + gaps;
}

/** What answers, best first; what answers equally well stays in its order. */
export function answering<T extends { readonly label: string }>(all: readonly T[], typed: string): readonly T[] {
  return all
    .flatMap((each) => {
      const found = distance(each.label, typed);
      return found === null ? [] : [{ each, found }];
    })
    .sort((a, b) => a.found - b.found)
    .map(({ each }) => each);
}
