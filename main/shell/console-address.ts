import type { ConsoleOrigin } from '../ipc/router.ts';

/**
 * Where the console's page lives, in every shell. The name is one that no server can have (RFC 6761); the shells answer
 * for it from the renderer's build. Being https it is a secure origin of its own, so that the page gets no privileges of
 * `file://` and a strict CSP means what it says; unlike a scheme of our own it needs no registration before Electron is
 * ready.
 */
export const consoleOrigin: ConsoleOrigin = { protocol: 'https:', host: 'console.zastrpay-desk.invalid' };
export const consoleUrl = `${consoleOrigin.protocol}//${consoleOrigin.host}/index.html`;

export function isConsoleAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === consoleOrigin.protocol && host === consoleOrigin.host;
}
