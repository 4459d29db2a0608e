/** Where a hand-out is loaded from: a name that no server can have, answered by whoever renders it. */
export const handoutUrl = 'https://handout.zastrpay-desk.invalid/';

/** A picture of a page has so many pixels for one of CSS's, or its code would be too fine to read back. */
export const pixelsAPixel = 3;

/** CSS calls the 96th part of an inch a pixel. */
export const cssPixels = (mm: number): number => Math.round((mm / 25.4) * 96);
