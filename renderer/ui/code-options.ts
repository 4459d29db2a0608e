/** Something with a code, and the words it answers to. */
export interface CodeOption {
  readonly code: string;
  /** In the operator's language. */
  readonly name: string;
  /** Folded: the code and the names in every language, for finding. */
  readonly terms: readonly string[];
}

/** Without case and accents, so that "osterreich" finds Österreich. */
export function fold(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** An option from its code and its names. */
export function codeOption(code: string, name: string, otherNames: readonly string[]): CodeOption {
  return { code, name, terms: [...new Set([code, name, ...otherNames].map(fold))] };
}

/**
 * The options for what was typed, best first: a code, then beginnings of names, then beginnings of words in them.
 * @param typed null or empty: all, in their own order
 */
export function matching(options: readonly CodeOption[], typed: string | null): readonly CodeOption[] {
  const wanted = fold(typed ?? '');
  if (wanted === '') return options;
  return options
    .map((option) => ({ option, rank: rankOf(option, wanted) }))
    .filter(({ rank }) => rank < none)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

const none = 3;

function rankOf(option: CodeOption, wanted: string): number {
  if (fold(option.code) === wanted) return 0;
  if (option.terms.some((term) => term.startsWith(wanted))) return 1;
  return option.terms.some((term) => term.split(/[\s(]+/).some((word) => word.startsWith(wanted))) ? 2 : none;
}

/** The only option that begins with what was typed, if it is the only one. */
export function onlyOneBeginning(options: readonly CodeOption[], typed: string): CodeOption | undefined {
  const wanted = fold(typed);
  if (wanted === '') return undefined;
  const beginning = options.filter(({ terms }) => terms.some((term) => term.startsWith(wanted)));
  return beginning.length === 1 ? beginning[0] : undefined;
}
