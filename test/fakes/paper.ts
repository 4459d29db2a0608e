import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { GreyPicture } from './decoder.ts';

/** What a sheet of paper shows, by a reader of PDFs that has nothing to do with the browser that made it. */
export interface SheetOfPaper {
  readonly pages: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** The first page at 300 dots an inch. */
  readonly picture: GreyPicture;
}

const pointMm = 25.4 / 72;

export async function printed(pdf: Uint8Array): Promise<SheetOfPaper> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const page = document.getPage(0);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const { width, height, data } = await page.render({ scale: 300 / 72, render: 'bitmap' });
    const grey = new Uint8ClampedArray(width * height);
    for (let pixel = 0; pixel < grey.length; pixel++) grey[pixel] = data[pixel * 4 + 1] ?? 0;
    return {
      pages: document.getPageCount(),
      widthMm: Math.round(originalWidth * pointMm),
      heightMm: Math.round(originalHeight * pointMm),
      picture: { width, height, grey },
    };
  } finally {
    library.destroy();
  }
}
