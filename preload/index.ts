import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { bridgeNames, buildBridge, type WireListener } from './bridge.ts';
import { callChannel, eventChannel } from './contract/channels.ts';

// Heard once and passed on: each part of the console listens for itself, and they are many.
const listeners = new Set<WireListener>();
ipcRenderer.on(eventChannel, (_event: IpcRendererEvent, name: string, payload: unknown) => {
  for (const listener of listeners) listener(name, payload);
});

const bridge = buildBridge(
  {
    call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  },
  bridgeNames,
);

contextBridge.exposeInMainWorld('desk', bridge);
