import { BrowserWindow, type Session, session } from 'electron';
import { Failure } from '../../core/failure.ts';
import type { Printing, PrintOut } from '../../core/handover-ports.ts';
import { cssPixels, handoutUrl, pixelsAPixel } from '../handout-page.ts';

/** Pages on paper through a window that nobody sees: sandboxed, without scripts, a network or a preload. */
export const windowPrinting: Printing = {
  picture: (out) =>
    withWindow(out, true, async (window) => {
      const image = await window.webContents.capturePage();
      if (image.isEmpty()) throw new Error('the page was not painted');
      return image.toPNG();
    }),
  pdf: (out) =>
    withWindow(out, false, (window) =>
      window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }),
    ),
  paper: (out) =>
    withWindow(
      out,
      false,
      (window) =>
        new Promise<boolean>((resolve, reject) => {
          const pageSize = { width: out.widthMm * 1_000, height: out.heightMm * 1_000 };
          window.webContents.print({ pageSize, margins: { marginType: 'none' } }, (done, why) => {
            if (done) resolve(true);
            else if (/cancel/i.test(why)) resolve(false);
            else reject(new Error('the printer refused'));
          });
        }),
    ),
};

/** @param isDrawn magnified, for a picture; off screen, because a hidden window is not painted */
async function withWindow<T>(out: PrintOut, isDrawn: boolean, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const scale = isDrawn ? pixelsAPixel : 1;
  const window = new BrowserWindow({
    show: false,
    useContentSize: true,
    enableLargerThanScreen: true,
    width: cssPixels(out.widthMm) * scale,
    height: cssPixels(out.heightMm) * scale,
    webPreferences: {
      session: sessionFor(out),
      offscreen: isDrawn,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
      zoomFactor: scale,
    },
  });
  try {
    const painted = isDrawn ? new Promise((resolve) => window.webContents.once('paint', resolve)) : undefined;
    await window.loadURL(handoutUrl);
    await painted;
    return await use(window);
  } catch (cause) {
    throw new Failure('print-failed', 'The page could not be rendered.', { cause });
  } finally {
    window.destroy();
  }
}

let sessions = 0;

/** In memory, one a page: what one customer's page was answered, no other's is. */
function sessionFor({ html }: PrintOut): Session {
  sessions += 1;
  const own = session.fromPartition(`handout-${sessions}`, { cache: false });
  own.protocol.handle('https', (request) =>
    request.url === handoutUrl
      ? new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
      : Response.error(),
  );
  own.webRequest.onBeforeRequest({ urls: ['http://*/*', 'ws://*/*', 'wss://*/*', 'file:///*'] }, (_details, decide) =>
    decide({ cancel: true }),
  );
  return own;
}
