/** How a QR code lies on the pixels of a screen. */
export interface QrPlacement {
  /** Device pixels a module; always whole, so that every module is equally large and sharp. */
  readonly module: number;
  /** Device pixels a side, quiet zone included. */
  readonly side: number;
  /** CSS pixels a side. */
  readonly cssSide: number;
}

/** ISO/IEC 18004 asks for four modules of white around the code. */
export const quietZone = 4;

/** Below this many device pixels a module phones fail to read dense codes off a screen. */
export const smallestModule = 4;

/**
 * The largest whole module that fits, but never a module too small to read: then the code is larger than the room.
 * @param size modules a side without the quiet zone
 * @param roomCss CSS pixels there are a side
 * @param ratio device pixels a CSS pixel
 */
export function placeQr(size: number, roomCss: number, ratio: number): QrPlacement {
  const modules = size + 2 * quietZone;
  const module = Math.max(smallestModule, Math.floor((roomCss * ratio) / modules));
  const side = module * modules;
  return { module, side, cssSide: side / ratio };
}

/** CSS pixels a side that a code needs at the very least. */
export function leastRoom(size: number, ratio: number): number {
  return ((size + 2 * quietZone) * smallestModule) / ratio;
}

/** A run of dark modules in one row. */
export interface DarkRun {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** The dark modules as runs, row by row: a third of the rectangles to draw, and no seams between neighbours. */
export function darkRuns(size: number, modules: string): readonly DarkRun[] {
  const runs: DarkRun[] = [];
  for (let row = 0; row < size; row++) {
    for (const { index, 0: run } of modules.slice(row * size, (row + 1) * size).matchAll(/1+/g)) {
      runs.push({ row, column: index, length: run.length });
    }
  }
  return runs;
}
