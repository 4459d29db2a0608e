import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { bridgeNames, buildBridge } from './bridge.ts';
import { callChannel, eventChannel } from './contract/channels.ts';

const bridge = buildBridge(
  {
    call: (name, input) => ipcRenderer.invoke(callChannel, name, input),
    listen(listener) {
      const hear = (_event: IpcRendererEvent, name: string, payload: unknown): void => listener(name, payload);
      ipcRenderer.on(eventChannel, hear);
      return () => {
        ipcRenderer.off(eventChannel, hear);
      };
    },
  },
  bridgeNames,
);

contextBridge.exposeInMainWorld('desk', bridge);
