import path from 'node:path';
import type { Handouts } from '../core/ports/handover.ts';
import { resourceFile } from '../resources.ts';
import { pixelsOfSvg, svgOf } from './code-drawing.ts';
import { pngOf } from './code-image.ts';
import { countdownOf, displayPageOf } from './display-page.ts';
import { mailAddressOf, mailFileOf, messageOf } from './letters.ts';
import { printOutOf } from './print-out.ts';

const layouts = (): string => path.dirname(resourceFile('handout/handout.template'));

/** Everything that a link becomes on its way out of the desk. */
export const handouts: Handouts = {
  png: pngOf,
  svg: svgOf,
  pixelsOfSvg,
  printOut: (layout, what) => printOutOf(layouts(), layout, what),
  displayPage: (content) => displayPageOf(layouts(), content),
  countdown: countdownOf,
  message: messageOf,
  mailAddress: mailAddressOf,
  mailFile: mailFileOf,
};
