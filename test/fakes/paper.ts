import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { GreyPicture } from './decoder.ts';

/** What a sheet of paper shows, by a reader of PDFs that has nothing to do with the browser that made it. */
export interface SheetOfPaper {
  readonly pages: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** The first page at 200 dots an inch: coarser than any printer. */
  readonly picture: GreyPicture;
}

const pointMm = 25.4 / 72;
const dotsAnInch = 200;
const library = PDFiumLibrary.init();

export async function printed(pdf: Uint8Array): Promise<SheetOfPaper> {
  const document = await (await library).loadDocument(pdf);
  try {
    const page = document.getPage(0);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const { width, height, data } = await page.render({ scale: dotsAnInch / 72, render: 'bitmap' });
    const grey = new Uint8ClampedArray(width * height);
    for (let pixel = 0; pixel < grey.length; pixel++) grey[pixel] = data[pixel * 4 + 1] ?? 0;
    return {
      pages: document.getPageCount(),
      widthMm: Math.round(originalWidth * pointMm),
      heightMm: Math.round(originalHeight * pointMm),
      picture: { width, height, grey },
    };
  } finally {
    document.destroy();
  }
}
