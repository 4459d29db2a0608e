import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualColumns } from '../../../preload/contract/session-list.ts';
import { columnsWithin, leastWidth } from '../../../renderer/features/sessions/list-columns.ts';
import { daysOf, instantsOf } from '../../../renderer/stores/period.ts';
import {
  afterScroll,
  drawnAtOnce,
  placeOf,
  rowsSeen,
  showingRow,
  shownHeight,
  type Tall,
} from '../../../renderer/ui/tall-scroll.ts';

const talls = fc.record({
  rows: fc.integer({ min: 1, max: 5_000_000 }),
  rowHeight: fc.constant(44),
  viewHeight: fc.integer({ min: 100, max: 2_000 }),
});

describe('scrolling through any number of rows', () => {
  it('stays within what a browser can stack, at 200 % too', () => {
    fc.assert(fc.property(talls, (tall) => shownHeight(tall) < 2 ** 24));
  });

  it('reaches every row, the first and the last included', () => {
    fc.assert(
      fc.property(talls, fc.double({ min: 0, max: 1, noNaN: true }), (tall, part) => {
        const row = Math.round(part * (tall.rows - 1));
        const { position } = placeOf(tall, showingRow(tall, 0, row));
        const { first, last } = rowsSeen(tall, position, 0);
        expect(row).toBeGreaterThanOrEqual(first);
        expect(row).toBeLessThanOrEqual(last);
      }),
    );
  });

  it('puts the scroll bar where it is in the whole, and back', () => {
    fc.assert(
      fc.property(talls, fc.double({ min: 0, max: 1, noNaN: true }), (tall, part) => {
        const farthest = Math.max(0, tall.rows * tall.rowHeight - tall.viewHeight);
        const place = placeOf(tall, part * farthest);
        expect(place.scrollTop).toBeGreaterThanOrEqual(0);
        expect(place.scrollTop).toBeLessThanOrEqual(Math.max(0, shownHeight(tall) - tall.viewHeight));
        const leapt = afterScroll(tall, { position: 0, scrollTop: -10 * tall.viewHeight - 1 }, place.scrollTop);
        // Within the pixels that one pixel of the bar stands for.
        expect(Math.abs(leapt.position - place.position)).toBeLessThanOrEqual(farthest / shownHeight(tall) + 1);
      }),
    );
  });

  it('moves by as many pixels as the wheel does', () => {
    const tall: Tall = { rows: 1_000_000, rowHeight: 44, viewHeight: 700 };
    const place = placeOf(tall, 20_000_000);
    expect(afterScroll(tall, place, place.scrollTop + 120).position).toBe(20_000_120);
  });

  it('draws few rows', () => {
    fc.assert(
      fc.property(talls, fc.nat(220_000_000), (tall, position) => {
        const { first, last } = rowsSeen(tall, placeOf(tall, position).position, 4);
        expect(last - first + 1).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('draws all that is seen, and never two rows that share an element', () => {
    fc.assert(
      fc.property(talls, fc.double({ min: 0, max: 1, noNaN: true }), (tall, part) => {
        const { position } = placeOf(tall, part * tall.rows * tall.rowHeight);
        const { first, last } = rowsSeen(tall, position, 4);
        expect(last - first + 1).toBeLessThanOrEqual(drawnAtOnce(tall, 4));
        expect(first * tall.rowHeight).toBeLessThanOrEqual(position);
        const end = Math.min(position + tall.viewHeight, tall.rows * tall.rowHeight);
        expect((last + 1) * tall.rowHeight).toBeGreaterThanOrEqual(end);
      }),
    );
  });
});

describe('the columns', () => {
  it('are all there where there is room, and the least needed go first', () => {
    expect(columnsWithin(usualColumns, 60)).toHaveLength(6);
    expect(columnsWithin(usualColumns, 47)).toEqual(['reference', 'customer', 'status', 'created', 'expires']);
    expect(columnsWithin(usualColumns, 37)).toEqual(['reference', 'customer', 'status', 'created']);
    expect(leastWidth(columnsWithin(usualColumns, 20))).toBeLessThan(30);
  });

  it('stand in the operator’s order, the reference always among them', () => {
    const layout = [
      { column: 'created', isShown: true },
      { column: 'reference', isShown: false },
      { column: 'status', isShown: true },
      { column: 'customer', isShown: false },
    ] as const;
    expect(columnsWithin(layout, 60)).toEqual(['created', 'reference', 'status']);
  });
});

describe('a period', () => {
  const now = new Date(2026, 10, 26, 15, 30);

  it('goes by the calendar at the desk', () => {
    expect(daysOf('today', now)).toEqual({ from: '2026-11-26', to: null });
    expect(daysOf('yesterday', now)).toEqual({ from: '2026-11-25', to: '2026-11-25' });
    expect(daysOf('last-7-days', now)).toEqual({ from: '2026-11-20', to: null });
    expect(daysOf('this-week', now)).toEqual({ from: '2026-11-23', to: null });
    expect(daysOf('this-week', new Date(2026, 10, 29))).toEqual({ from: '2026-11-23', to: null });
    expect(daysOf('this-month', now)).toEqual({ from: '2026-11-01', to: null });
  });

  it('is from midnight to midnight, the last day included', () => {
    expect(instantsOf({ from: '2026-11-24', to: '2026-11-25' }, now)).toEqual({
      from: new Date(2026, 10, 24).toISOString(),
      before: new Date(2026, 10, 26).toISOString(),
    });
    expect(instantsOf({ from: null, to: null }, now)).toEqual({});
    expect(instantsOf(null, now)).toEqual({});
  });
});
