import type { BrowserContext, Page } from 'playwright-core';
import { type BridgeNames, bridgeNames, buildBridge, type Wire } from '../../../preload/bridge.ts';
import { eventChannel } from '../../../preload/contract/channels.ts';
import type { DeskBridge, DeskEventName } from '../../../preload/contract/events.ts';
import type { Dispatch } from '../../ipc/router.ts';

const bindingName = 'callDesk';

/**
 * Puts `window.desk` into every page of the console's origin before its own scripts run: the preload's bridge, its source
 * text sent into the page, over a binding instead of Electron's IPC.
 * @param origin such as `https://console.example`
 */
export async function putBridge(context: BrowserContext, origin: string, dispatch: Dispatch): Promise<void> {
  await context.exposeBinding(bindingName, ({ page, frame }, name: unknown, input: unknown) =>
    dispatch({ mainFrame: frame === page.mainFrame(), url: frame.url() }, name, input),
  );
  const given = [bindingName, eventChannel, origin, bridgeNames].map((each) => JSON.stringify(each));
  await context.addInitScript({ content: `(${installBridge})(${buildBridge}, ${given.join(', ')})` });
}

/** Passes an event on to the page. One that is loading misses it and fetches the truth anyway. */
export async function tellPage(page: Page, name: DeskEventName, payload: unknown): Promise<void> {
  const tell = ([channel, ...detail]: readonly unknown[]): void => {
    window.dispatchEvent(new CustomEvent(String(channel), { detail }));
  };
  await page.evaluate(tell, [eventChannel, name, payload]).catch(() => undefined);
}

/** Runs in the page, so it uses nothing but its arguments and what every page has. */
function installBridge(
  build: (wire: Wire, names: BridgeNames) => DeskBridge,
  binding: string,
  channel: string,
  origin: string,
  names: BridgeNames,
): void {
  const call: unknown = Reflect.get(window, binding);
  Reflect.deleteProperty(window, binding);
  if (window.top !== window || window.origin !== origin || typeof call !== 'function') return;
  const listen: Wire['listen'] = (listener) => {
    const hear = (event: Event): void => {
      if (event instanceof CustomEvent) listener(event.detail[0], event.detail[1]);
    };
    window.addEventListener(channel, hear);
    return () => window.removeEventListener(channel, hear);
  };
  const value = build({ call: (name, input) => call(name, input), listen }, names);
  Object.defineProperty(window, 'desk', { value, enumerable: true });
}
