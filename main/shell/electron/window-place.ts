/** In device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace extends Area {
  readonly maximized: boolean;
}

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

export const smallestWindow: WindowSize = { width: 880, height: 600 };
const firstWindow: WindowSize = { width: 1180, height: 820 };
/** Less of the title bar on a screen could not be grabbed to move the window back. */
const graspable: WindowSize = { width: 120, height: 40 };

/**
 * Where the window opens: where it was, unless its display is gone or the file says nonsense; then its size is kept as far
 * as it makes sense and the system finds the position.
 * @param workAreas of the displays there are now, the first one's being the primary's
 */
export function windowPlace(
  remembered: unknown,
  workAreas: readonly Area[],
): (WindowPlace | WindowSize) & { readonly maximized: boolean } {
  const [primary] = workAreas;
  if (!isPlace(remembered)) return { ...fitted(firstWindow, primary), maximized: false };
  const screen = workAreas.find((area) => titleBarIsOn(remembered, area));
  if (screen === undefined) return { ...fitted(remembered, primary), maximized: remembered.maximized };
  const { x, y, maximized } = remembered;
  const { width, height } = fitted(remembered, screen);
  // What had to shrink begins at the edge, or its end would lie beyond the other one.
  return {
    x: width < remembered.width ? screen.x : x,
    y: height < remembered.height ? screen.y : y,
    width,
    height,
    maximized,
  };
}

function fitted(wanted: WindowSize, screen: Area | undefined): WindowSize {
  const within = (size: number, least: number, most: number | undefined): number =>
    Math.round(Math.max(least, Math.min(size, most ?? size)));
  return {
    width: within(wanted.width, smallestWindow.width, screen?.width),
    height: within(wanted.height, smallestWindow.height, screen?.height),
  };
}

function titleBarIsOn(place: Area, screen: Area): boolean {
  const overlap = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  const fromTop = place.y - screen.y;
  return overlap >= graspable.width && fromTop >= 0 && fromTop <= screen.height - graspable.height;
}

function isPlace(value: unknown): value is WindowPlace {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Readonly<Record<string, unknown>>;
  const numbers = [fields.x, fields.y, fields.width, fields.height];
  return numbers.every((each) => Number.isFinite(each)) && typeof fields.maximized === 'boolean';
}
