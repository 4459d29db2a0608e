import type { DeskBridge } from '../../preload/contract/events.ts';

declare global {
  interface Window {
    /** Put there by the preload. Only `main.tsx` touches it; everything else is given the slice that it needs. */
    readonly desk: DeskBridge;
  }
}

export type { DeskBridge };
