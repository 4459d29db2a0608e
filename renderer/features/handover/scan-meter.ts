import { quietZone } from './qr-drawing.ts';

/** What is to be expected of a phone in front of a code on this screen. */
export interface Scan {
  /** Millimetres a side, quiet zone included: about, since no screen says how large it really is. */
  readonly sideMm: number;
  /** From further away a phone's camera has too few pixels for each module. */
  readonly farthestCm: number;
  readonly advice: 'comfortable' | 'small' | 'dense';
}

/** CSS calls the 96th part of an inch a pixel, and screens keep to that roughly. */
const cssPixelMm = 25.4 / 96;

/** Below, a phone has to come so near that it no longer focuses. */
const smallestModuleMm = 0.5;

/**
 * A phone looks for codes in pictures of about 1,920 pixels across an angle of about 66°, which at a distance d show a
 * width of 1.3 d, and a decoder wants 2.5 pixels a module: d = 1,920 / (1.3 · 2.5) times the module.
 */
const reachInModules = 1_920 / (1.3 * 2.5);

export function scanOf(qr: { readonly size: number; readonly dense: boolean }, cssSide: number): Scan {
  const sideMm = cssSide * cssPixelMm;
  const moduleMm = sideMm / (qr.size + 2 * quietZone);
  return {
    sideMm: Math.round(sideMm),
    farthestCm: Math.max(5, Math.floor((moduleMm * reachInModules) / 50) * 5),
    advice: moduleMm < smallestModuleMm ? 'small' : qr.dense ? 'dense' : 'comfortable',
  };
}
