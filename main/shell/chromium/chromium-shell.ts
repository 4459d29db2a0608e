import type { Page } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import type { Shell } from '../shell.ts';
import { saveInDownloads } from './downloads.ts';
import { pageClipboard } from './page-clipboard.ts';
import { pagePrinting } from './page-printing.ts';

const noKeyStore = (): Promise<never> =>
  Promise.reject(new Failure('vault-unavailable', 'There is no key store of the system in this shell.'));

/** The desk's ports over a page of an installed Chromium: no key store, the clipboard through the page. */
export function chromiumShell(window: Promise<{ readonly page: Page }>, executable: string): Shell {
  return {
    kind: 'chromium',
    osProtector: {
      describe: () => Promise.resolve({ kind: 'unavailable' }),
      seal: noKeyStore,
      open: noKeyStore,
    },
    clipboard: pageClipboard(window),
    files: saveInDownloads,
    mail: null,
    chooseFolder: null,
    openFolder: null,
    printing: pagePrinting(executable),
    installer: null,
    customerScreen: null,
    notifier: null,
    fetch: globalThis.fetch,
  };
}
