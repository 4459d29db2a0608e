import type { ColumnLayout, ListColumn } from '../../../preload/contract/session-list.ts';

interface Width {
  /** In rem: below it the column is no use. */
  readonly least: number;
  /** Its share of what is left, as CSS writes it; null: it keeps its width. */
  readonly share: string | null;
}

const widths: Readonly<Record<ListColumn, Width>> = {
  reference: { least: 5.5, share: null },
  customer: { least: 5.5, share: '1fr' },
  status: { least: 11.5, share: '1.2fr' },
  profile: { least: 6, share: '1fr' },
  created: { least: 9, share: '0.8fr' },
  expires: { least: 9, share: '0.8fr' },
};

/** What goes first when there is no room; the details say it too. */
const dispensable = ['profile', 'expires', 'created'] as const satisfies readonly ListColumn[];

const gap = 0.75;
const sides = 3;

/**
 * The columns to show, in the operator's order, without those that there is no room for.
 * @param room in rem
 */
export function columnsWithin(layout: ColumnLayout, room: number): readonly ListColumn[] {
  let shown = layout.flatMap(({ column, isShown }) => (isShown || column === 'reference' ? [column] : []));
  for (const column of dispensable) {
    if (leastWidth(shown) <= room) break;
    shown = shown.filter((each) => each !== column);
  }
  return shown;
}

/** In rem. */
export const leastWidth = (columns: readonly ListColumn[]): number =>
  columns.reduce((sum, column) => sum + widths[column].least + gap, sides - gap);

/** For `grid-template-columns`. */
export const templateOf = (columns: readonly ListColumn[]): string =>
  columns
    .map((column) => {
      const { least, share } = widths[column];
      return share === null ? `${least}rem` : `minmax(${least}rem, ${share})`;
    })
    .join(' ');
