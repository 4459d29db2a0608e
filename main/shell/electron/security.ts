import { app, type Session, session, type WebContents } from 'electron';

/**
 * What no page of ours may do, whatever a bug or a dependency tries: go elsewhere, open windows, embed, ask the system
 * for anything. It holds for every page and session there will ever be.
 */
export function forbidTheRest(): void {
  app.on('web-contents-created', (_event, contents) => keepOnItsPage(contents));
  app.on('session-created', denyPermissions);
  app.whenReady().then(() => denyPermissions(session.defaultSession));
}

function keepOnItsPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function denyPermissions(each: Session): void {
  // The one thing a page of ours may ask for: a code on the whole screen. Pages of others do not exist in here.
  each.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === 'fullscreen'));
  each.setPermissionCheckHandler(() => false);
  each.setDevicePermissionHandler(() => false);
  each.on('will-download', (event) => event.preventDefault());
}
