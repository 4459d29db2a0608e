import * as electron from 'electron';
import { clipboard } from 'electron';
import type { Clipboard } from '../../core/ports/handover.ts';

const png = 'image/png';

/** The system's clipboard. */
export const systemClipboard: Clipboard = {
  write: (text) => clipboard.writeText(text),
  async clearIfStill(text) {
    if ((await clipboard.readText()) === text) clipboard.clear();
  },
  async writeImage(image) {
    const blob = new Blob([new Uint8Array(image)], { type: png });
    // By its namespace: an older runtime has no such class, and must start all the same.
    await clipboard.write([new electron.ClipboardItem({ [png]: blob })]);
  },
  async readImage() {
    for (const item of await clipboard.read()) {
      if (!item.types.includes(png)) continue;
      const blob = await item.getType(png);
      if (blob instanceof Blob) return new Uint8Array(await blob.arrayBuffer());
    }
    return null;
  },
  async clear() {
    clipboard.clear();
  },
};
