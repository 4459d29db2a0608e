/**
 * Scrolling through more rows than a browser can stack: none makes an element higher than some 33 million pixels, half of
 * that at 200 %. Above a bound the scroll bar shows where one is in proportion, while wheel and keys still move by pixels.
 */
export interface Tall {
  readonly rows: number;
  readonly rowHeight: number;
  /** Of what the rows are seen through, in CSS pixels. */
  readonly viewHeight: number;
}

const tallest = 15_000_000;

/** What lies above the first pixel that is seen: of all rows, and of what the browser scrolls. */
export interface ScrollPlace {
  readonly position: number;
  readonly scrollTop: number;
}

const realHeight = ({ rows, rowHeight }: Tall): number => rows * rowHeight;

/** The height the browser is told. */
export const shownHeight = (tall: Tall): number => Math.min(realHeight(tall), tallest);

const farthest = (tall: Tall): number => Math.max(0, realHeight(tall) - tall.viewHeight);
const farthestShown = (tall: Tall): number => Math.max(0, shownHeight(tall) - tall.viewHeight);

export const isTooTall = (tall: Tall): boolean => realHeight(tall) > tallest;

/** Where the scroll bar stands for a position, once nothing moves. */
export function placeOf(tall: Tall, wanted: number): ScrollPlace {
  const position = Math.min(farthest(tall), Math.max(0, wanted));
  if (!isTooTall(tall)) return { position, scrollTop: position };
  return { position, scrollTop: Math.round((position / farthest(tall)) * farthestShown(tall)) };
}

/** Where a movement of the scroll bar leads: a small one by as many pixels, a leap to the same part of the whole. */
export function afterScroll(tall: Tall, before: ScrollPlace, scrollTop: number): ScrollPlace {
  if (!isTooTall(tall)) return { position: scrollTop, scrollTop };
  const moved = scrollTop - before.scrollTop;
  const isLeap = Math.abs(moved) > 4 * tall.viewHeight;
  const wanted = isLeap ? (scrollTop / farthestShown(tall)) * farthest(tall) : before.position + moved;
  return { position: Math.min(farthest(tall), Math.max(0, wanted)), scrollTop };
}

/** The nearest position at which a row is seen whole. */
export function showingRow(tall: Tall, position: number, row: number): number {
  const top = row * tall.rowHeight;
  if (top < position) return top;
  const bottom = top + tall.rowHeight;
  return bottom > position + tall.viewHeight ? bottom - tall.viewHeight : position;
}

/** How many rows are drawn where there are so many: always the same, so that one that leaves makes room for one that comes. */
export const drawnAtOnce = (tall: Tall, beyond: number): number =>
  Math.ceil(tall.viewHeight / tall.rowHeight) + 1 + 2 * beyond;

/** First and last row to draw, a few beyond what is seen included; last is before first when there is none. */
export function rowsSeen(
  tall: Tall,
  position: number,
  beyond: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(position / tall.rowHeight) - beyond);
  const last = Math.min(tall.rows - 1, first + drawnAtOnce(tall, beyond) - 1);
  return { first, last };
}
