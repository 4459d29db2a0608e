import { clipboard, session } from 'electron';
import type { Shell } from '../shell.ts';
import { osProtector } from './os-protector.ts';

/** Electron's services as the desk's ports. Usable once the app is ready. */
export const electronShell: Shell = {
  kind: 'electron',
  osProtector,
  clipboard: {
    async write(text) {
      await clipboard.writeText(text);
    },
    async clearIfStill(text) {
      if ((await clipboard.readText()) === text) clipboard.clear();
    },
  },
  // Chromium's network stack: the system's proxy and certificates. In memory only, and apart from the console's session.
  fetch: (input, init) =>
    session.fromPartition('api', { cache: false }).fetch(input instanceof URL ? input.href : input, init),
};
