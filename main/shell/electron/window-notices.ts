import { app, type BrowserWindow, Notification } from 'electron';
import type { Notifier } from '../../core/ports/notices.ts';
import { bringToFront } from './console-window.ts';

/** The system's notifications for the console's window. Usable once the app is ready. */
export function windowNotices(window: BrowserWindow): Notifier {
  const shown = new Map<string, Notification>();
  return {
    isPossible: () => Notification.isSupported(),
    isWatched: () => !window.isDestroyed() && window.isFocused(),
    languages: () => app.getPreferredSystemLanguages(),
    show({ tag, title, body, opened }) {
      shown.get(tag)?.close();
      const notice = new Notification({ title, body });
      // Kept, or it would be collected and could not be pressed any more.
      shown.set(tag, notice);
      notice.once('click', () => {
        if (window.isDestroyed()) return;
        bringToFront(window);
        opened();
      });
      notice.show();
    },
    clear() {
      for (const notice of shown.values()) notice.close();
      shown.clear();
    },
  };
}
