import { app, type BrowserWindow } from 'electron';
import type { Journal } from '../../core/ports/system.ts';
import type { ConsoleCalls } from '../console-calls.ts';
import { flushConsole } from '../farewell.ts';
import { bringToFront } from './console-window.ts';
import { keepPlace } from './remembered-place.ts';

/** A page that dies again this soon after being brought back would only go on dying. */
const tooSoonMs = 10_000;

/** Brings a page back that died; what it showed lives in main, and the draft in the log. */
export function reviveWhenGone(window: BrowserWindow, journal: Journal): void {
  let revivedAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    journal.info('the page is gone', { reason, exitCode });
    if (performance.now() - revivedAt < tooSoonMs) {
      app.quit();
      return;
    }
    revivedAt = performance.now();
    window.webContents.reload();
  });
  window.webContents.on('did-fail-load', (_event, code, what) => journal.info('the page did not load', { code, what }));
}

/**
 * Closing hides the window at once and ends it when the page has said what it had to; with it ends the program. On a Mac it
 * only hides: there a program stays in the Dock until it is told to quit, and a press on it brings the window back.
 */
export function flushBeforeClosing(window: BrowserWindow, dataFolder: string, calls: ConsoleCalls): void {
  let quitting = false;
  let closing = false;
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('activate', () => {
    if (!window.isDestroyed() && !closing) bringToFront(window);
  });
  window.on('close', (event) => {
    event.preventDefault();
    if (closing) return;
    keepPlace(dataFolder, window);
    if (process.platform === 'darwin' && !quitting) {
      hideAway(window);
      return;
    }
    closing = true;
    window.hide();
    flushConsole((code) => window.webContents.executeJavaScript(code), calls).finally(() => window.destroy());
  });
  app.on('window-all-closed', () => app.quit());
}

/** A Mac's full screen would stay behind, empty. */
function hideAway(window: BrowserWindow): void {
  if (window.isFullScreen()) {
    window.once('leave-full-screen', () => window.hide());
    window.setFullScreen(false);
  } else {
    window.hide();
  }
}

/** The program ends only after `stop` has; it must not reject. */
export function stopBeforeQuitting(stop: () => Promise<void>): void {
  let stopping = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    stop().finally(() => app.exit(0));
  });
}
