import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { consoleUrl } from '../console-address.ts';
import { createConsoleSession } from './console-session.ts';
import { readPlace } from './remembered-place.ts';
import { smallestWindow, windowPlace } from './window-place.ts';

/** The page's own colours before it has painted: no white flash in a dark room. */
const background = { light: '#ffffff', dark: '#16181d' } as const;

export interface ConsoleWindowOptions {
  /** The renderer's build, the preload's bundle and the window's icon. */
  readonly rendererFolder: string;
  readonly preloadFile: string;
  readonly iconFile: string;
  readonly dataFolder: string;
}

/** The one window: sandboxed, isolated, without Node, without a network. */
export function openConsoleWindow(options: ConsoleWindowOptions): BrowserWindow {
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()];
  const { maximized, ...place } = windowPlace(
    readPlace(options.dataFolder),
    displays.map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: app.name,
    icon: options.iconFile,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    autoHideMenuBar: true,
    webPreferences: {
      session: createConsoleSession(options.rendererFolder),
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // A spell checker would fetch its dictionaries from a stranger's server.
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.loadURL(consoleUrl).catch(() => {
    // Told by `did-fail-load`, which the journal hears.
  });
  return window;
}

/** What a second start does to the first one. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
