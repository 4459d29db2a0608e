import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { ForeseenPage, Theme } from '../../../preload/contract/desk.ts';
import { consoleUrl, isConsoleAddress } from '../console-address.ts';
import { createConsoleSession } from './console-session.ts';
import { readPlace } from './remembered-place.ts';
import { smallestWindow, windowPlace } from './window-place.ts';

/** The page's canvas (renderer/ui/tokens.css), until it has painted: no white flash in a dark room. */
const background = { light: '#f6f6f8', dark: '#101114' } as const;

export interface ConsoleWindowOptions {
  /** The renderer's build, the preload's bundle and the window's icon. */
  readonly rendererFolder: string;
  readonly preloadFile: string;
  readonly iconFile: string;
  readonly dataFolder: string;
  readonly theme: Theme;
  /** Null where nothing can be foreseen. */
  readonly foreseen: ForeseenPage | null;
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
    backgroundColor: background[themeShown(options.theme)],
    autoHideMenuBar: true,
    webPreferences: {
      session: createConsoleSession(options.rendererFolder, options.foreseen),
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
  const show = once(() => {
    if (maximized) window.maximize();
    window.show();
  });
  window.once('ready-to-show', show);
  // A document that is whole from its first byte on is laid out once it is parsed, and painted as soon as there is a window.
  if (options.foreseen !== null) window.webContents.once('dom-ready', show);
  // An address that needs no request, such as about:blank, cannot be refused: it is left again.
  window.webContents.on('did-navigate', (_event, address) => {
    if (!isConsoleAddress(address)) showConsole(window);
  });
  showConsole(window);
  return window;
}

function themeShown(theme: Theme): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
}

function showConsole(window: BrowserWindow): void {
  window.loadURL(consoleUrl).catch(() => {
    // Told by `did-fail-load`, which the journal hears.
  });
}

/** What a second start does to the first one. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
