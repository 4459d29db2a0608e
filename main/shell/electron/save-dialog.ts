import { BrowserWindow, dialog } from 'electron';
import type { FileSaver } from '../../core/ports/handover.ts';
import { writeSaved } from '../saved-file.ts';

/** The system's own dialog; the page never learns a path before the operator has chosen it. */
export const saveWithDialog: FileSaver = {
  async save({ name, kind }, make) {
    const options = { defaultPath: name, filters: [{ name: kind.toUpperCase(), extensions: [kind] }] };
    const above = BrowserWindow.getFocusedWindow();
    const { canceled, filePath } = await (above === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(above, options));
    if (canceled || !filePath) return null;
    const bytes = await make();
    if (bytes === null) return null;
    await writeSaved(filePath, bytes);
    return filePath;
  },
};
