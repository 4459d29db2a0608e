import { type BrowserWindow, session } from 'electron';
import type { Shell } from '../shell.ts';
import { systemClipboard } from './clipboard.ts';
import { customerScreen } from './customer-screen.ts';
import { chooseFolder, openFolder } from './folder-dialog.ts';
import { systemMail } from './mail-program.ts';
import { osProtector } from './os-protector.ts';
import { programInstaller } from './program-installer.ts';
import { saveWithDialog } from './save-dialog.ts';
import { windowNotices } from './window-notices.ts';
import { windowPrinting } from './window-printing.ts';

/** Electron's services as the desk's ports, for the console's window. Usable once the app is ready. */
export const electronShell = (window: BrowserWindow): Shell => ({
  kind: 'electron',
  osProtector,
  clipboard: systemClipboard,
  files: saveWithDialog,
  mail: systemMail,
  chooseFolder,
  openFolder,
  printing: windowPrinting,
  installer: programInstaller(),
  customerScreen: customerScreen(),
  notifier: windowNotices(window),
  // Chromium's network stack: the system's proxy and certificates. In memory only, and apart from the console's session.
  fetch: (input, init) =>
    session.fromPartition('api', { cache: false }).fetch(input instanceof URL ? input.href : input, init),
});
