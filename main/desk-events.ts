import type { DeskEventName, DeskEvents } from '../preload/contract/events.ts';

/** An event and what it tells, together, so that the name says what the payload is. */
export type DeskEventTold = { [E in DeskEventName]: [name: E, payload: DeskEvents[E]] }[DeskEventName];

export type DeskEventListener = (...told: DeskEventTold) => void;

/** What the desk tells whoever listens: consoles, and the desk's own clocks. */
export interface DeskEventsTold {
  /** @returns what ends listening */
  listen(listener: DeskEventListener): () => void;
  tell: DeskEventListener;
}

export function createDeskEvents(): DeskEventsTold {
  const listeners = new Set<DeskEventListener>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell(...told) {
      for (const listener of listeners) listener(...told);
    },
  };
}
