import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { handoutUrl } from '../handout-page.ts';

/** A page about a customer, rendered apart from the console. */
export interface ApartPage {
  readonly html: string;
  /** CSS pixels, and how many pixels of a picture one of them is. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** Renders a page where nobody sees it: without a network and without scripts. */
export type RenderApart = <T>(what: ApartPage, use: (page: Page) => Promise<T>) => Promise<T>;

/** What every browser for such pages is started with: no network, and no sandbox for root alone, who cannot have it. */
export const apartOptions = {
  chromiumSandbox: process.getuid?.() !== 0,
  args: ['--proxy-server=127.0.0.1:9', '--disable-background-networking'],
};

/** In a browser of its own, which ends with the page. */
export function renderingBy(executablePath: string): RenderApart {
  return async (what, use) => {
    const browser = await chromium.launch({ ...apartOptions, executablePath, headless: true });
    try {
      return await renderingIn(browser)(what, use);
    } finally {
      await browser.close().catch(() => undefined);
    }
  };
}

/** In a browser that stays, but in a context of its own: what one customer's page was answered, no other's is. */
export function renderingIn(browser: Browser): RenderApart {
  return async ({ html, width, height, scale }, use) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      deviceScaleFactor: scale,
      viewport: { width, height },
    });
    try {
      await serveApart(context, () => html);
      const page = await context.newPage();
      await page.goto(handoutUrl);
      return await use(page);
    } finally {
      await context.close().catch(() => undefined);
    }
  };
}

/** Answers the one address there is, and nothing else. */
export async function serveApart(context: BrowserContext, html: () => string): Promise<void> {
  await context.route('**/*', (route) =>
    route.request().url() === handoutUrl
      ? route.fulfill({ body: html(), contentType: 'text/html; charset=utf-8' })
      : route.abort(),
  );
}
