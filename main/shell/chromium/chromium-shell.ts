import type { Page } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import type { CustomerScreen } from '../../core/ports/handover.ts';
import type { Shell } from '../shell.ts';
import { renderingBy } from './apart.ts';
import { saveInDownloads } from './downloads.ts';
import { openedMail } from './mail-program.ts';
import { pageClipboard } from './page-clipboard.ts';
import { pagePrinting } from './page-printing.ts';
import type { WithPermissions } from './permissions.ts';

const noKeyStore = (): Promise<never> =>
  Promise.reject(new Failure('vault-unavailable', 'There is no key store of the system in this shell.'));

/**
 * The desk's ports over pages of an installed Chromium: no key store, the clipboard through the console's page, and what is
 * about customers in browsers apart from it.
 */
export function chromiumShell(parts: {
  readonly window: Promise<{ readonly page: Page }>;
  readonly executable: string;
  readonly customerScreen: CustomerScreen;
  readonly withPermissions: WithPermissions;
}): Shell {
  const { window, executable, customerScreen, withPermissions } = parts;
  return {
    kind: 'chromium',
    osProtector: {
      describe: () => Promise.resolve({ kind: 'unavailable' }),
      seal: noKeyStore,
      open: noKeyStore,
    },
    clipboard: pageClipboard(window, withPermissions),
    files: saveInDownloads,
    mail: openedMail(),
    chooseFolder: null,
    openFolder: null,
    printing: pagePrinting(renderingBy(executable)),
    installer: null,
    customerScreen,
    notifier: null,
    fetch: globalThis.fetch,
  };
}
