import { type Browser, chromium, type Page } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import type { Printing, PrintOut } from '../../core/ports/handover.ts';
import { cssPixels, handoutUrl, pixelsAPixel } from '../handout-page.ts';

type WithPage = <T>(out: PrintOut, use: (page: Page) => Promise<T>) => Promise<T>;

/** Pages on paper through a browser of their own, without a window, a network or scripts; it ends with the page. */
export function pagePrinting(executablePath: string): Printing {
  return printingBy(async (out, use) => {
    const browser = await chromium.launch({
      executablePath,
      headless: true,
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--proxy-server=127.0.0.1:9', '--disable-background-networking'],
    });
    try {
      return await withPageIn(browser, out, use);
    } finally {
      await browser.close().catch(() => undefined);
    }
  });
}

/** The same in a browser that stays: for whoever prints one page after the other. */
export const printingIn = (browser: Browser): Printing => printingBy((out, use) => withPageIn(browser, out, use));

function printingBy(withPage: WithPage): Printing {
  const orFailed: WithPage = async (out, use) => {
    try {
      return await withPage(out, use);
    } catch (cause) {
      throw new Failure('print-failed', 'The page could not be rendered.', { cause });
    }
  };
  return {
    picture: (out) => orFailed(out, (page) => page.screenshot()),
    pdf: (out) => orFailed(out, (page) => page.pdf({ preferCSSPageSize: true, printBackground: true })),
    paper: null,
  };
}

/** In a context of its own: what one customer's page was answered, no other's is. */
async function withPageIn<T>(browser: Browser, out: PrintOut, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    deviceScaleFactor: pixelsAPixel,
    viewport: { width: cssPixels(out.widthMm), height: cssPixels(out.heightMm) },
  });
  try {
    const page = await context.newPage();
    await page.route('**/*', (route) =>
      route.request().url() === handoutUrl
        ? route.fulfill({ body: out.html, contentType: 'text/html; charset=utf-8' })
        : route.abort(),
    );
    await page.goto(handoutUrl);
    return await use(page);
  } finally {
    await context.close().catch(() => undefined);
  }
}
