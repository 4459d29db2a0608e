import { type ReactElement, StrictMode } from 'react';
import { App } from './App/App.tsx';
import type { Foreseen } from './App/foreseen.ts';
import type { DeskBridge } from './api/bridge.ts';
import type { DeskStoreApi } from './stores/desk.ts';

/** The page, the same where it is drawn at build time and where it comes to life. */
export const pageOf = (bridge: DeskBridge, store: DeskStoreApi, foreseen: Foreseen | null): ReactElement => (
  <StrictMode>
    <App bridge={bridge} store={store} foreseen={foreseen} />
  </StrictMode>
);
