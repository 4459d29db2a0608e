import { callNames } from './contract/calls.ts';
import { type DeskBridge, deskEventNames } from './contract/events.ts';

/** The way to main, as a shell provides it; the console's page never sees it. */
export interface Wire {
  /** One call to main: its name and its input (null where it takes none); resolves to main's `Result`. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Hears every event of main's; only name and payload, never the shell's own event object. Answers how to stop. */
  listen(listener: WireListener): () => void;
}

export type WireListener = (name: string, payload: unknown) => void;

export interface BridgeNames {
  readonly calls: readonly string[];
  readonly events: readonly string[];
}

export const bridgeNames: BridgeNames = { calls: callNames, events: deskEventNames };

/**
 * `window.desk`: one function a call and `on`, nothing generic, frozen.
 *
 * It uses nothing but its arguments, because the Chromium shell sends its source text into the page.
 * @throws TypeError (from `on`) for an event that does not exist
 */
export function buildBridge(wire: Wire, names: BridgeNames): DeskBridge {
  const calls = names.calls.map((name) => [name, (input: unknown = null) => wire.call(name, input)]);
  const on = (event: unknown, listener: unknown) => {
    if (typeof event !== 'string' || !names.events.includes(event)) throw new TypeError('There is no such event.');
    if (typeof listener !== 'function') throw new TypeError('An event needs a listener.');
    return wire.listen((name, payload) => {
      if (name === event) listener(payload);
    });
  };
  return Object.freeze(Object.fromEntries([...calls, ['on', on]]));
}
