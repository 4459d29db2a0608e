import type { DeskEventName, DeskEvents } from '../preload/contract/events.ts';

type Listener = <E extends DeskEventName>(name: E, payload: DeskEvents[E]) => void;

/** What the desk tells whoever listens: consoles, and the desk's own clocks. */
export interface DeskEventsTold {
  /** @returns what ends listening */
  listen(listener: Listener): () => void;
  tell: Listener;
}

export function createDeskEvents(): DeskEventsTold {
  const listeners = new Set<Listener>();
  return {
    listen(listener: Listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell<E extends DeskEventName>(name: E, payload: DeskEvents[E]) {
      for (const listener of listeners) listener(name, payload);
    },
  };
}
