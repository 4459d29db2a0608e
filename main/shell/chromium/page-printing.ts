import { Failure } from '../../core/failure.ts';
import type { Printing, PrintOut } from '../../core/ports/handover.ts';
import { cssPixels, pixelsAPixel } from '../handout-page.ts';
import type { ApartPage, RenderApart } from './apart.ts';

/** Pages on paper, as a PDF: this shell reaches no printer. */
export function pagePrinting(render: RenderApart): Printing {
  const orFailed: RenderApart = async (what, use) => {
    try {
      return await render(what, use);
    } catch (cause) {
      throw new Failure('print-failed', 'The page could not be rendered.', { cause });
    }
  };
  return {
    picture: (out) => orFailed(sheetOf(out), (page) => page.screenshot()),
    pdf: (out) => orFailed(sheetOf(out), (page) => page.pdf({ preferCSSPageSize: true, printBackground: true })),
    paper: null,
  };
}

const sheetOf = ({ html, widthMm, heightMm }: PrintOut): ApartPage => ({
  html,
  width: cssPixels(widthMm),
  height: cssPixels(heightMm),
  scale: pixelsAPixel,
});
