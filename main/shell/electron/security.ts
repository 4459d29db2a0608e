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
  each.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  each.setPermissionCheckHandler(() => false);
  each.setDevicePermissionHandler(() => false);
  each.on('will-download', (event) => event.preventDefault());
}
