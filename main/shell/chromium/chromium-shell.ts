import type { Page } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import type { Shell } from '../shell.ts';
import { denyPermissions } from './permissions.ts';

const noKeyStore = (): Promise<never> =>
  Promise.reject(new Failure('vault-unavailable', 'There is no key store of the system in this shell.'));

/** The desk's ports over a page of an installed Chromium: no key store, the clipboard through the page. */
export function chromiumShell(window: Promise<{ readonly page: Page }>): Shell {
  return {
    kind: 'chromium',
    osProtector: {
      describe: () => Promise.resolve({ kind: 'unavailable' }),
      seal: noKeyStore,
      open: noKeyStore,
    },
    clipboard: {
      async write(text) {
        const { page } = await window;
        await withPermissions(page, ['clipboard-write'], () =>
          page.evaluate((copied) => navigator.clipboard.writeText(copied), text),
        );
      },
      async clearIfStill(text) {
        const { page } = await window;
        await withPermissions(page, ['clipboard-read', 'clipboard-write'], () =>
          page.evaluate(async (copied) => {
            if ((await navigator.clipboard.readText()) === copied) await navigator.clipboard.writeText('');
          }, text),
        );
      },
    },
    fetch: globalThis.fetch,
  };
}

/** The page may use the clipboard only while the desk does. */
async function withPermissions(page: Page, permissions: readonly string[], use: () => Promise<void>): Promise<void> {
  const context = page.context();
  await context.grantPermissions([...permissions], { origin: new URL(page.url()).origin });
  try {
    await use();
  } finally {
    await denyPermissions(context);
  }
}
