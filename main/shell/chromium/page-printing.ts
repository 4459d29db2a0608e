import { type Browser, chromium } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import type { Printing, PrintOut } from '../../core/ports/handover.ts';
import { cssPixels, handoutUrl, pixelsAPixel } from '../handout-page.ts';

/** Pages on paper through a browser of their own, without a window, a network or scripts; it ends with the page. */
export function pagePrinting(executablePath: string): Printing {
  const withPage = async <T>(out: PrintOut, use: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>) => {
    let browser: Browser | undefined;
    try {
      browser = await chromium.launch({
        executablePath,
        headless: true,
        chromiumSandbox: process.getuid?.() !== 0,
        args: ['--proxy-server=127.0.0.1:9', '--disable-background-networking'],
      });
      const page = await browser.newPage({
        javaScriptEnabled: false,
        deviceScaleFactor: pixelsAPixel,
        viewport: { width: cssPixels(out.widthMm), height: cssPixels(out.heightMm) },
      });
      await page.route('**/*', (route) =>
        route.request().url() === handoutUrl
          ? route.fulfill({ body: out.html, contentType: 'text/html; charset=utf-8' })
          : route.abort(),
      );
      await page.goto(handoutUrl);
      return await use(page);
    } catch (cause) {
      throw new Failure('print-failed', 'The page could not be rendered.', { cause });
    } finally {
      await browser?.close().catch(() => undefined);
    }
  };
  return {
    picture: (out) => withPage(out, (page) => page.screenshot()),
    pdf: (out) => withPage(out, (page) => page.pdf({ preferCSSPageSize: true, printBackground: true })),
    paper: null,
  };
}
