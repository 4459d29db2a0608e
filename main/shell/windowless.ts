import { Failure } from '../core/failure.ts';
import type { Shell } from './shell.ts';

const noKeyStore = (): Promise<never> =>
  Promise.reject(new Failure('vault-unavailable', 'There is no key store of the system here.'));

const noPrinting = (): Promise<never> => Promise.reject(new Failure('print-failed', 'Nothing can be printed here.'));

/** No window, no dialogs, no key store, no clipboard: the command line under plain Node. */
export const windowlessShell: Shell = {
  kind: 'none',
  osProtector: {
    describe: () => Promise.resolve({ kind: 'unavailable' }),
    seal: noKeyStore,
    open: noKeyStore,
  },
  clipboard: {
    write: () => Promise.resolve(),
    clearIfStill: () => Promise.resolve(),
    writeImage: () => Promise.resolve(),
    readImage: () => Promise.resolve(null),
    clear: () => Promise.resolve(),
  },
  files: { save: () => Promise.resolve(null) },
  mail: null,
  chooseFolder: null,
  openFolder: null,
  printing: { picture: noPrinting, pdf: noPrinting, paper: null },
  installer: null,
  customerScreen: null,
  notifier: null,
  fetch: globalThis.fetch,
};
