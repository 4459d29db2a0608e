import type { Page } from 'playwright-core';
import type { Clipboard } from '../../core/ports/handover.ts';
import type { WithPermissions } from './permissions.ts';

/** The clipboard through the console's page, which may use it only while the desk does. */
export function pageClipboard(window: Promise<{ readonly page: Page }>, withPermissions: WithPermissions): Clipboard {
  const write = async (text: string): Promise<void> => {
    await withPermissions(['clipboardSanitizedWrite'], (page) =>
      page.evaluate((copied) => navigator.clipboard.writeText(copied), text),
    );
  };
  return {
    write,
    async clearIfStill(text) {
      // What a browser lent to the clipboard goes with it.
      if ((await window).page.isClosed()) return;
      await withPermissions(['clipboardReadWrite', 'clipboardSanitizedWrite'], (page) =>
        page.evaluate(async (copied) => {
          if ((await navigator.clipboard.readText()) === copied) await navigator.clipboard.writeText('');
        }, text),
      );
    },
    async writeImage(image) {
      await withPermissions(['clipboardSanitizedWrite'], (page) =>
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
      const base64 = await withPermissions(['clipboardReadWrite'], (page) =>
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
