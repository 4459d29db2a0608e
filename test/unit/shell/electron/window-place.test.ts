import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, smallestWindow, windowPlace } from '../../../../main/shell/electron/window-place.ts';

const primary: Area = { x: 0, y: 24, width: 1920, height: 1056 };
const left: Area = { x: -1280, y: 0, width: 1280, height: 1024 };

describe('the place of the window', () => {
  it('is where it was', () => {
    const place = { x: -1200, y: 40, width: 1000, height: 700, maximized: false };
    expect(windowPlace(place, [primary, left])).toEqual(place);
  });

  it('is left to the system when its display is gone, and keeps its size', () => {
    const place = { x: -1200, y: 40, width: 1000, height: 700, maximized: true };
    expect(windowPlace(place, [primary])).toEqual({ width: 1000, height: 700, maximized: true });
  });

  it('fits a display that has less room, as one does whose scale was raised', () => {
    const place = { x: 100, y: 60, width: 1800, height: 1000, maximized: false };
    const enlarged: Area = { x: 0, y: 24, width: 1280, height: 696 };
    expect(windowPlace(place, [enlarged])).toEqual({ ...enlarged, maximized: false });
    // Its corner lay where nothing is any more.
    expect(windowPlace({ ...place, x: 1300 }, [enlarged])).toEqual({ width: 1280, height: 696, maximized: false });
  });

  it('is not where its title bar cannot be grabbed', () => {
    for (const moved of [{ y: -10 }, { y: 1075 }, { x: 1900 }, { x: -990 }]) {
      const place = { x: 100, y: 100, width: 1000, height: 700, maximized: false, ...moved };
      expect(windowPlace(place, [primary])).not.toHaveProperty('x');
    }
  });

  it.each([
    null,
    undefined,
    'big',
    [],
    {},
    { x: 1, y: 2, width: 3 },
    { x: Number.NaN, y: 0, width: 9, height: 9, maximized: false },
  ])('starts afresh when the file says %j', (nonsense) => {
    expect(windowPlace(nonsense, [primary])).toEqual({ width: 1180, height: 820, maximized: false });
  });

  it('always shows a whole window on a display that is large enough', () => {
    const number = fc.oneof(fc.integer({ min: -5_000, max: 5_000 }), fc.double());
    const place = fc.record({ x: number, y: number, width: number, height: number, maximized: fc.boolean() });
    fc.assert(
      fc.property(place, (remembered) => {
        const { width, height } = windowPlace(remembered, [primary, left]);
        return (
          width >= smallestWindow.width &&
          height >= smallestWindow.height &&
          width <= primary.width &&
          height <= primary.height
        );
      }),
    );
  });
});
