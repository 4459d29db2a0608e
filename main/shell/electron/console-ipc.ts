import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { callChannel, eventChannel } from '../../../preload/contract/channels.ts';
import type { DeskEventName } from '../../../preload/contract/events.ts';
import type { Dispatch, Sender } from '../../ipc/router.ts';

/** Takes the console's calls. Who sent them is read from the frame, at once: later it may be gone. */
export function takeCalls(dispatch: Dispatch): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) => dispatch(senderOf(event), name, input));
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  if (frame === null) return { mainFrame: false, url: null };
  return { mainFrame: frame === event.sender.mainFrame, url: frame.url };
}

/** Passes the desk's events on to the window as long as it is there. */
export function tellWindow(window: BrowserWindow): (name: DeskEventName, payload: unknown) => void {
  return (name, payload) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel, name, payload);
  };
}
