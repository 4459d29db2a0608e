import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  afterScroll,
  drawnAtOnce,
  isTooTall,
  placeOf,
  rowsSeen,
  type ScrollPlace,
  showingRow,
  shownHeight,
  type Tall,
} from './tall-scroll.ts';

interface TallScrollOptions {
  /** The element that scrolls. */
  readonly view: RefObject<HTMLElement | null>;
  readonly rows: number;
  readonly rowHeight: number;
  /** What stays on top of the rows. */
  readonly headHeight: number;
  /** How many rows beyond what is seen are drawn, so that nothing is blank while scrolling. */
  readonly beyond: number;
  /** The row to begin at. */
  readonly initialRow: number;
}

export interface TallScroll {
  readonly first: number;
  readonly last: number;
  /** As many rows as are drawn at most: two that are never drawn together can share an element. */
  readonly places: number;
  /** Rows between two pages. */
  readonly pageRows: number;
  /** Of the element that holds the rows. */
  readonly height: number;
  /** Where a row stands in it. */
  top(row: number): number;
  showRow(row: number): void;
  /** Keeps what is seen where it is when so many rows have come in above, unless the top is looked at. */
  shift(rows: number): void;
  toTop(): void;
  onScroll(): void;
}

/** When so long nothing has moved, the scroll bar is put where it belongs. */
const restMs = 120;

/** Draws only the rows that are seen, of however many. */
export function useTallScroll(options: TallScrollOptions): TallScroll {
  const { view, rows, rowHeight, headHeight, beyond } = options;
  const [viewHeight, setViewHeight] = useState(600);
  const [place, setPlace] = useState<ScrollPlace>({ position: 0, scrollTop: 0 });
  /** As the browser last said, ahead of what is drawn. */
  const latest = useRef(place);
  const tall: Tall = { rows, rowHeight, viewHeight };
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [wanted, setWanted] = useState<number | null>(options.initialRow * rowHeight);

  useLayoutEffect(() => {
    const element = view.current;
    if (element === null) return;
    const measure = (): void => setViewHeight(Math.max(rowHeight, element.clientHeight - headHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [view, rowHeight, headHeight]);

  const goTo = (next: ScrollPlace): void => {
    latest.current = next;
    setPlace(next);
    if (view.current !== null) view.current.scrollTop = next.scrollTop;
  };

  // Once the rows are there to scroll to.
  useLayoutEffect(() => {
    if (wanted === null || rows === 0) return;
    setWanted(null);
    goTo(placeOf({ rows, rowHeight, viewHeight }, wanted));
  });

  useEffect(() => () => clearTimeout(resting.current), []);

  const settle = (): void => {
    const next = placeOf(tall, latest.current.position);
    if (next.scrollTop === latest.current.scrollTop) return;
    flushSync(() => goTo(next));
  };

  const isDrawnAlike = (one: ScrollPlace, other: ScrollPlace): boolean =>
    one.position - one.scrollTop === other.position - other.scrollTop &&
    rowsSeen(tall, one.position, beyond).first === rowsSeen(tall, other.position, beyond).first;

  const { first, last } = rowsSeen(tall, place.position, beyond);
  const offset = place.position - place.scrollTop;
  return {
    first,
    last,
    places: drawnAtOnce(tall, beyond),
    pageRows: Math.max(1, Math.floor(viewHeight / rowHeight) - 1),
    height: shownHeight(tall),
    top: (row) => row * rowHeight - offset,
    showRow(row) {
      const position = showingRow(tall, latest.current.position, row);
      if (position !== latest.current.position) goTo(placeOf(tall, position));
    },
    shift(count) {
      // The list is longer by then: the place is taken once that is drawn.
      if (latest.current.position > 0) setWanted(latest.current.position + count * rowHeight);
    },
    toTop: () => goTo({ position: 0, scrollTop: 0 }),
    onScroll() {
      const scrollTop = view.current?.scrollTop ?? 0;
      if (scrollTop === latest.current.scrollTop) return;
      const next = afterScroll(tall, latest.current, scrollTop);
      latest.current = next;
      // What is drawn changes only when another row comes into sight.
      setPlace((drawn) => (isDrawnAlike(drawn, next) ? drawn : next));
      clearTimeout(resting.current);
      if (isTooTall(tall)) resting.current = setTimeout(settle, restMs);
    },
  };
}
