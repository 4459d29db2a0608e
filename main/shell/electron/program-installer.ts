import { app, type Session } from 'electron';
import type { ProgramInstaller } from '../../core/ports/updates.ts';
import { createProgramInstaller } from '../../updates/program-installer.ts';

/** Null for a program that is not a package, or one that its system's own tools put there and look after. */
export function programInstaller(): ProgramInstaller | null {
  if (!app.isPackaged || (process.platform === 'linux' && process.env.APPIMAGE === undefined)) return null;
  return createProgramInstaller({
    async load() {
      const { autoUpdater } = (await import('electron-updater')).default;
      httpsOnly(autoUpdater.netSession);
      return autoUpdater;
    },
    // Else the new program would take itself for a second window of this one, and end.
    beforeInstalling: () => app.releaseSingleInstanceLock(),
  });
}

/** A server that sends the download elsewhere may do so to https alone. */
function httpsOnly(session: Session): void {
  session.webRequest.onBeforeRequest({ urls: ['http://*/*', 'ftp://*/*', 'file:///*'] }, (_details, decide) =>
    decide({ cancel: true }),
  );
}
