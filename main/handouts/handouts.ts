import type { Handouts } from '../core/handover-ports.ts';
import { pixelsOfSvg, svgOf } from './code-drawing.ts';
import { pngOf } from './code-image.ts';
import { mailAddressOf, mailFileOf, messageOf } from './letters.ts';

/** Everything that a link becomes on its way out of the desk. */
export const handouts: Handouts = {
  png: pngOf,
  svg: svgOf,
  pixelsOfSvg,
  message: messageOf,
  mailAddress: mailAddressOf,
  mailFile: mailFileOf,
};
