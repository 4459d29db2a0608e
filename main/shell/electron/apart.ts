import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, session } from 'electron';
import { handoutUrl } from '../handout-page.ts';

/** Pages about customers are rendered apart from the console: sandboxed, without a network, a preload or anything else. */
export function apartOptions(html: string): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: {
      session: sessionFor(html),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  };
}

export const loadApart = (window: BrowserWindow): Promise<void> => window.loadURL(handoutUrl);

/** What a page looks like, magnified; drawn off screen, because a hidden window is not painted. */
export async function pictureOfPage(
  html: string,
  size: { readonly width: number; readonly height: number },
  scale: number,
): Promise<Uint8Array> {
  const options = apartOptions(html);
  const window = new BrowserWindow({
    ...options,
    useContentSize: true,
    enableLargerThanScreen: true,
    width: Math.round(size.width * scale),
    height: Math.round(size.height * scale),
    webPreferences: { ...options.webPreferences, javascript: false, offscreen: true, zoomFactor: scale },
  });
  try {
    const painted = new Promise((resolve) => window.webContents.once('paint', resolve));
    await loadApart(window);
    await painted;
    const image = await window.webContents.capturePage();
    if (image.isEmpty()) throw new Error('the page was not painted');
    return image.toPNG();
  } finally {
    window.destroy();
  }
}

let sessions = 0;

/** In memory, one a page: what one customer's page was answered, no other's is. */
function sessionFor(html: string): Session {
  sessions += 1;
  const own = session.fromPartition(`apart-${sessions}`, { cache: false });
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
