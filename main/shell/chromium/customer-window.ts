import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { Failure } from '../../core/failure.ts';
import type { CustomerScreen } from '../../core/ports/handover.ts';
import { handoutUrl } from '../handout-page.ts';
import { windowsChooseTheirPlace } from '../window-places.ts';
import { within } from '../within.ts';
import { type RenderApart, serveApart } from './apart.ts';
import { appSwitches, launchAppWindow, removeProfile } from './app-window.ts';
import { permitFor, type WithPermissions } from './permissions.ts';

/** A screen as the browser describes it, in CSS pixels; its place is its name, since it has no other that stays. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly scale: number;
  /** The console's window is on it. */
  readonly isOwn: boolean;
}

interface Shown {
  readonly context: BrowserContext;
  readonly profileFolder: string;
  readonly page: Page;
}

/** What the system's windows can be put on (W3C Window Management), as far as the desk asks. */
interface ScreenDetails extends EventTarget {
  readonly screens: readonly SeenScreen[];
  readonly currentScreen: SeenScreen;
}

interface SeenScreen {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly devicePixelRatio: number;
}

declare global {
  interface Window {
    getScreenDetails?(): Promise<ScreenDetails>;
  }
}

/** The customer's screen in this shell, and the page that it shows, for whoever wants to see what a customer sees. */
export interface CustomerWindow extends CustomerScreen {
  page(): Page | null;
}

/** Nothing, and nothing that could be taken for a code. */
const emptyPage = '<!doctype html><title>Zastrpay Desk</title>';
/** What the page calls when it is no longer where it belongs. */
const farewell = 'leftItsScreen';
const patienceMs = 2_000;

/**
 * A window of a second browser on a screen that faces the customer, without anything of the browser around it. It is empty
 * until it has come up there, and empties itself when it finds itself elsewhere or its screen gone.
 */
export function customerWindow(parts: {
  readonly console: Promise<{ readonly page: Page }>;
  readonly withPermissions: WithPermissions;
  readonly render: RenderApart;
  readonly executable: string;
  /** Where the browsers' profiles lie, each while its window is open. */
  readonly profilesFolder: string;
  readonly headless: boolean;
  /** Beside its own, for what a test wants the browser to find. */
  readonly switches: readonly string[];
}): CustomerWindow {
  const { console, withPermissions, render, executable, profilesFolder, headless, switches } = parts;
  const listeners = new Set<() => void>();
  /** What is to be seen last; an order to clear leaves nothing. */
  let wanted: symbol | null = null;
  let shown: Shown | null = null;
  let opened = 0;

  const clear = async (): Promise<void> => {
    const was = shown;
    wanted = null;
    shown = null;
    if (was === null) return;
    // Emptied at once; a browser takes its time to end, and nobody waits for one that does not.
    await within(patienceMs, Promise.all([was.page.evaluate(emptyOut).catch(() => undefined), ended(was)]));
  };
  const gone = (): void => {
    if (wanted === null) return;
    void clear();
    for (const listener of listeners) listener();
  };
  console.then(
    ({ page }) => {
      page.once('close', gone);
      page.once('crash', gone);
    },
    () => undefined,
  );

  const others = async (): Promise<readonly Place[]> => {
    if (!windowsChooseTheirPlace()) return [];
    const places = await withPermissions(['windowManagement'], (page) => page.evaluate(placesSeen));
    return places.filter(({ isOwn }) => !isOwn);
  };

  /** @throws Failure `screen-missing` */
  const placeOf = async (id: string): Promise<Place> => {
    const place = (await others()).find((each) => idOf(each) === id);
    if (place === undefined) throw new Failure('screen-missing', 'This screen is not there any more.');
    return place;
  };

  /** The window in its place, and empty. @throws Failure `screen-unreached` */
  const open = async (place: Place, html: () => string): Promise<Shown> => {
    opened += 1;
    // Of its own: the browser before may still be on its way out.
    const profileFolder = path.join(profilesFolder, String(opened));
    const context = await launchAppWindow({
      executable,
      profileFolder,
      switches: [...appSwitches, ...switchesFor(place), ...switches],
      headless,
      viewport: null,
    });
    try {
      await serveApart(context, html);
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(handoutUrl);
      await (await permitFor(page))(['windowManagement']);
      if (await page.evaluate(isOn, place)) return { context, profileFolder, page };
      throw new Failure('screen-unreached', 'The system put the window on another screen.');
    } catch (error) {
      await ended({ context, profileFolder });
      throw error;
    }
  };

  const fill = async ({ page }: Shown, place: Place, left: () => void): Promise<void> => {
    page.once('close', left);
    page.once('crash', left);
    await page.exposeFunction(farewell, left);
    await page.goto(handoutUrl);
    await page.evaluate(emptyWhenElsewhere, { place, farewell });
    // It came to the front; whoever types at the console goes on typing there.
    await (await console).page.bringToFront();
  };

  return {
    page: () => shown?.page ?? null,
    async screens() {
      return (await others()).map((place) => ({
        id: idOf(place),
        name: place.label === '' ? `${place.width} × ${place.height}` : place.label,
      }));
    },
    async room(id) {
      const { width, height, scale } = await placeOf(id);
      return { width, height, scale };
    },
    async picture(id, html) {
      const { width, height, scale } = await placeOf(id);
      return render({ html, width, height, scale }, (page) => page.screenshot());
    },
    async show(id, html) {
      const before = clear();
      const mine = Symbol(id);
      wanted = mine;
      await before;
      const place = await placeOf(id);
      if (wanted !== mine) return;
      let content = emptyPage;
      const window = await open(place, () => content);
      if (wanted !== mine) return ended(window);
      shown = window;
      content = html;
      await fill(window, place, () => {
        if (shown === window) gone();
      }).catch((error) => {
        // Cleared while it was loading: then there is nothing to show, and nothing wrong.
        if (shown === window) throw error;
      });
    },
    async tick(left) {
      await shown?.page.evaluate(writeLeft, left).catch(() => undefined);
    },
    clear,
    onGone: (listener) => void listeners.add(listener),
  };
}

const idOf = ({ left, top, width, height }: Place): string => `${left},${top} ${width}x${height}`;

async function ended({ context, profileFolder }: Pick<Shown, 'context' | 'profileFolder'>): Promise<void> {
  await context.close().catch(() => undefined);
  await removeProfile(profileFolder).catch(() => undefined);
}

/** The whole screen from the start, so that nothing of the window is ever seen elsewhere. */
const switchesFor = ({ left, top, width, height }: Place): readonly string[] => [
  '--kiosk',
  `--window-position=${left},${top}`,
  `--window-size=${width},${height}`,
];

// What follows runs in a page, so it uses nothing but its arguments and what every page has.

async function placesSeen(): Promise<readonly Place[]> {
  const details = await window.getScreenDetails?.();
  return (details?.screens ?? []).map((screen) => ({
    left: screen.left,
    top: screen.top,
    width: screen.width,
    height: screen.height,
    label: screen.label,
    scale: screen.devicePixelRatio,
    isOwn: screen === details?.currentScreen,
  }));
}

async function isOn({ left, top, width, height }: Place): Promise<boolean> {
  const screen = (await window.getScreenDetails?.())?.currentScreen;
  return screen?.left === left && screen.top === top && screen.width === width && screen.height === height;
}

async function emptyWhenElsewhere(its: { readonly place: Place; readonly farewell: string }): Promise<void> {
  const { left, top, width, height } = its.place;
  const details = await window.getScreenDetails?.();
  const look = (): void => {
    const screen = details?.currentScreen;
    if (screen?.left === left && screen.top === top && screen.width === width && screen.height === height) return;
    document.documentElement.replaceChildren();
    const tell: unknown = Reflect.get(window, its.farewell);
    if (typeof tell === 'function') tell();
  };
  details?.addEventListener('currentscreenchange', look);
  details?.addEventListener('screenschange', look);
  look();
}

function emptyOut(): void {
  document.documentElement.replaceChildren();
}

function writeLeft(left: string): void {
  const place = document.getElementById('left');
  if (place !== null) place.textContent = left;
}
