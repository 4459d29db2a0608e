import { BrowserWindow, dialog, shell } from 'electron';
import { Failure } from '../../core/failure.ts';

/** Null when it was dismissed. */
export async function chooseFolder(): Promise<string | null> {
  const [window] = BrowserWindow.getAllWindows();
  const options = { properties: ['openDirectory', 'createDirectory'] } satisfies Electron.OpenDialogOptions;
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** In the system's file manager. @throws Failure `folder-missing` */
export async function openFolder(folder: string): Promise<void> {
  if ((await shell.openPath(folder)) !== '') throw new Failure('folder-missing', 'The system opened no folder.');
}
