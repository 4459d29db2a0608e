import { app, BrowserWindow, type Display, screen } from 'electron';
import { Failure } from '../../core/failure.ts';
import type { CustomerScreen } from '../../core/ports/handover.ts';
import { isConsoleAddress } from '../console-address.ts';
import { windowsChooseTheirPlace } from '../window-places.ts';
import { apartOptions, loadApart, pictureOfPage } from './apart.ts';

interface Shown {
  readonly window: BrowserWindow;
  readonly display: number;
}

/**
 * A window on a screen that faces the customer. It never stays anywhere else: when its screen goes, or the system moves it,
 * it is gone before anybody sees it on the operator's.
 */
export function customerScreen(): CustomerScreen {
  const listeners = new Set<() => void>();
  let shown: Shown | null = null;

  const clear = (): void => {
    const window = shown?.window;
    shown = null;
    if (window === undefined || window.isDestroyed()) return;
    window.hide();
    // Not at once: this may be one of the window's own events, and Chromium would go on with what is gone.
    setImmediate(() => window.destroy());
  };
  const gone = (): void => {
    if (shown === null) return;
    clear();
    for (const listener of listeners) listener();
  };

  return {
    async screens() {
      return others().map(({ id, label, bounds }) => ({
        id: String(id),
        name: label === '' ? `${bounds.width} × ${bounds.height}` : label,
      }));
    },
    async room(id) {
      const { size, scaleFactor } = displayOf(id);
      return { ...size, scale: scaleFactor };
    },
    async picture(id, html) {
      const { size, scaleFactor } = displayOf(id);
      return pictureOfPage(html, size, scaleFactor);
    },
    async show(id, html) {
      clear();
      const display = displayOf(id);
      const window = new BrowserWindow({
        ...apartOptions(html),
        ...display.bounds,
        enableLargerThanScreen: true,
        frame: false,
        show: false,
        focusable: false,
        resizable: false,
        movable: false,
        skipTaskbar: true,
        alwaysOnTop: true,
        backgroundColor: '#ffffff',
      });
      const mine = { window, display: display.id };
      shown = mine;
      window.on('closed', () => {
        if (shown === mine) gone();
      });
      window.webContents.on('render-process-gone', gone);
      watch(gone, () => shown?.display ?? null);
      await loadApart(window).catch((error) => {
        // Cleared while it was loading: then there is nothing to show, and nothing wrong.
        if (shown === mine) throw error;
      });
      if (shown !== mine) return;
      // Without taking the keyboard from whoever types at the console.
      window.showInactive();
      window.on('move', () => {
        if (shown === mine && screen.getDisplayMatching(window.getBounds()).id !== display.id) gone();
      });
    },
    async tick(left) {
      if (shown === null || shown.window.isDestroyed()) return;
      const words = JSON.stringify(left);
      await shown.window.webContents
        .executeJavaScript(`document.getElementById('left').textContent = ${words}; undefined`)
        .catch(() => undefined);
    },
    async clear() {
      clear();
    },
    onGone: (listener) => void listeners.add(listener),
  };
}

let isWatching = false;

/** One set of listeners, however often something is shown: its screen goes, or the console does. */
function watch(gone: () => void, shownOn: () => number | null): void {
  if (isWatching) return;
  isWatching = true;
  const console = consoleWindow();
  console?.on('hide', gone);
  console?.on('closed', gone);
  console?.webContents.on('render-process-gone', gone);
  const lost = (display: Display): void => {
    if (display.id === shownOn()) gone();
  };
  screen.on('display-removed', (_event, display) => lost(display));
  screen.on('display-metrics-changed', (_event, display) => lost(display));
}

const consoleWindow = (): BrowserWindow | undefined =>
  BrowserWindow.getAllWindows().find(({ webContents }) => isConsoleAddress(webContents.getURL()));

/** Every screen but the one that the operator looks at, where a window can be put on it. */
function others(): readonly Display[] {
  // Started so, the desk's windows are X11's under Wayland, too.
  const isX11 = app.commandLine.getSwitchValue('ozone-platform') === 'x11';
  if (!isX11 && !windowsChooseTheirPlace()) return [];
  const console = consoleWindow();
  const own = console === undefined ? screen.getPrimaryDisplay() : screen.getDisplayMatching(console.getBounds());
  return screen.getAllDisplays().filter(({ id }) => id !== own.id);
}

/** @throws Failure `screen-missing` */
function displayOf(id: string): Display {
  const display = others().find((each) => String(each.id) === id);
  if (display === undefined) throw new Failure('screen-missing', 'This screen is not there any more.');
  return display;
}
