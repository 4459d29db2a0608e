import { type ReactElement, StrictMode } from 'react';
import type { ForeseenPage } from '../preload/contract/desk.ts';
import { App } from './App/App.tsx';
import type { DeskBridge } from './api/bridge.ts';
import type { DeskStoreApi } from './stores/desk.ts';

/** The page, the same where it is drawn at build time and where it comes to life. */
export const pageOf = (bridge: DeskBridge, store: DeskStoreApi, foreseen: ForeseenPage | null): ReactElement => (
  <StrictMode>
    <App bridge={bridge} store={store} foreseen={foreseen} />
  </StrictMode>
);
