import { type Labelled, labelOf } from './labels.ts';

const delimiters = ['\t', ';', '|', ','] as const;

/** Rows as a customer database exports them. */
export interface Row {
  /** By the header above it, or null without one. */
  readonly labelled: readonly Labelled[] | null;
  readonly cells: readonly string[];
  /** How many more rows there are. */
  readonly others: number;
}

/** The first row of a table, or null when the text is none. */
export function tableIn(lines: readonly string[]): Row | null {
  const [head = '', ...rows] = lines;
  for (const delimiter of delimiters) {
    const names = cellsOf(head, delimiter);
    const known = names.map(labelOf);
    if (names.length >= 3 && known.filter((label) => label !== undefined).length * 2 > names.length) {
      const [row, ...others] = rows;
      if (row === undefined) return null;
      const cells = cellsOf(row, delimiter);
      const values = cells.map((value, at) => ({ label: known[at] ?? ('ignored' as const), value }));
      return { labelled: values, cells, others: others.length };
    }
  }
  return rowIn(lines);
}

/** One row without a header, or several that look alike. */
function rowIn(lines: readonly string[]): Row | null {
  const [first = '', ...others] = lines;
  for (const delimiter of delimiters) {
    const cells = cellsOf(first, delimiter);
    const enough = delimiter === ',' ? 4 : 3;
    if (cells.length < enough) continue;
    if (others.length > 0 && !others.every((line) => cellsOf(line, delimiter).length === cells.length)) continue;
    return { labelled: null, cells: cells.filter((cell) => cell !== ''), others: others.length };
  }
  return null;
}

/** The cells of one line; quotes keep a delimiter inside a cell. */
export function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (isQuoted && letter === '"' && line.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (letter === delimiter && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}
