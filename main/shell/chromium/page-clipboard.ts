import type { Page } from 'playwright-core';
import type { Clipboard } from '../../core/ports/handover.ts';
import { denyPermissions } from './permissions.ts';

/** The clipboard through the console's page, which may use it only while the desk does. */
export function pageClipboard(window: Promise<{ readonly page: Page }>): Clipboard {
  const withPermissions = oneAtATime(window);
  const write = async (text: string): Promise<void> => {
    await withPermissions(['clipboard-write'], (page) =>
      page.evaluate((copied) => navigator.clipboard.writeText(copied), text),
    );
  };
  return {
    write,
    async clearIfStill(text) {
      // What a browser lent to the clipboard goes with it.
      if ((await window).page.isClosed()) return;
      await withPermissions(['clipboard-read', 'clipboard-write'], (page) =>
        page.evaluate(async (copied) => {
          if ((await navigator.clipboard.readText()) === copied) await navigator.clipboard.writeText('');
        }, text),
      );
    },
    async writeImage(image) {
      await withPermissions(['clipboard-write'], (page) =>
        page.evaluate(async (base64) => {
          const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], {
            type: 'image/png',
          });
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
        }, Buffer.from(image).toString('base64')),
      );
    },
    async readImage() {
      if ((await window).page.isClosed()) return null;
      const base64 = await withPermissions(['clipboard-read'], (page) =>
        page.evaluate(async () => {
          for (const item of await navigator.clipboard.read()) {
            if (!item.types.includes('image/png')) continue;
            const bytes = new Uint8Array(await (await item.getType('image/png')).arrayBuffer());
            return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
          }
          return null;
        }),
      );
      return base64 === null ? null : Buffer.from(base64, 'base64');
    },
    clear: () => write(''),
  };
}

/** Each use ends with the permissions taken back, which must not happen in the middle of another. */
function oneAtATime(window: Promise<{ readonly page: Page }>) {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(permissions: readonly string[], use: (page: Page) => Promise<T>): Promise<T> => {
    const mine = last.then(async () => {
      const { page } = await window;
      const context = page.context();
      await context.grantPermissions([...permissions], { origin: new URL(page.url()).origin });
      try {
        return await use(page);
      } finally {
        await denyPermissions(context);
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}
