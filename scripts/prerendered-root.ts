import { renderToString } from 'react-dom/server';
import { bridgeNames, buildBridge } from '../preload/bridge.ts';
import type { Language } from '../preload/contract/desk.ts';
import { i18n } from '../renderer/i18n/i18n.ts';
import { pageOf } from '../renderer/page.tsx';
import { createDeskStore } from '../renderer/stores/desk.ts';

/** What stands in `#root` of a document that begins at the passphrase. Bundled and run by `prerendered-pages.mjs`. */
export function prerenderedRoot(language: Language): string {
  void i18n.changeLanguage(language);
  const silent = buildBridge({ call: () => new Promise(() => {}), listen: () => () => {} }, bridgeNames);
  return renderToString(pageOf(silent, createDeskStore(silent), { language, theme: 'system' }));
}
