import { BrowserWindow } from 'electron';
import { Failure } from '../../core/failure.ts';
import type { Printing, PrintOut } from '../../core/ports/handover.ts';
import { cssPixels, pixelsAPixel } from '../handout-page.ts';
import { apartOptions, loadApart, pictureOfPage } from './apart.ts';

/** Pages on paper through a window that nobody sees. */
export const windowPrinting: Printing = {
  picture: (out) =>
    orFailed(() =>
      pictureOfPage(out.html, { width: cssPixels(out.widthMm), height: cssPixels(out.heightMm) }, pixelsAPixel),
    ),
  pdf: (out) =>
    withWindow(out, (window) => window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })),
  paper: (out, goesOn) =>
    withWindow(
      out,
      (window) =>
        new Promise<boolean>((resolve, reject) => {
          // With its window goes the system's dialog, and a page that has not been spooled yet.
          goesOn.addEventListener('abort', () => resolve(false));
          if (goesOn.aborted) return resolve(false);
          const pageSize = { width: out.widthMm * 1_000, height: out.heightMm * 1_000 };
          window.webContents.print({ pageSize, margins: { marginType: 'none' } }, (done, why) => {
            if (done) resolve(true);
            else if (/cancel/i.test(why)) resolve(false);
            else reject(new Error('the printer refused'));
          });
        }),
    ),
};

const withWindow = <T>(out: PrintOut, use: (window: BrowserWindow) => Promise<T>): Promise<T> =>
  orFailed(async () => {
    const options = apartOptions(out.html);
    const window = new BrowserWindow({
      ...options,
      webPreferences: { ...options.webPreferences, javascript: false },
    });
    try {
      await loadApart(window);
      return await use(window);
    } finally {
      window.destroy();
    }
  });

async function orFailed<T>(render: () => Promise<T>): Promise<T> {
  try {
    return await render();
  } catch (cause) {
    throw new Failure('print-failed', 'The page could not be rendered.', { cause });
  }
}
