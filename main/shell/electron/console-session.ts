import { type Session, session } from 'electron';
import type { ForeseenPage } from '../../../preload/contract/desk.ts';
import { consoleUrl, isConsoleAddress } from '../console-address.ts';
import { type ConsoleFile, readConsoleFile } from '../console-files.ts';
import { readForeseenPage } from '../foreseen-page.ts';

/**
 * The session of the console's page: in memory only, and without a network. The renderer's build is served at the
 * console's address, and every other address, of every scheme that could reach anything, is refused.
 * @param folder the renderer's build
 * @param foreseen what the page begins with, once: a page that is loaded again asks the desk, which is there by then
 */
export function createConsoleSession(folder: string, foreseen: ForeseenPage | null): Session {
  let beginning = foreseen;
  const consoleSession = session.fromPartition('console', { cache: false });
  consoleSession.protocol.handle('https', async (request) => {
    if (!isConsoleAddress(request.url)) return Response.error();
    const { status, headers, body } = await answerTo(request.url);
    return new Response(body, { status, headers });
  });
  const answerTo = (address: string): Promise<ConsoleFile> => {
    const first = beginning;
    if (first === null || address !== consoleUrl) return readConsoleFile(folder, address);
    beginning = null;
    return readForeseenPage(folder, address, first);
  };
  const elsewhere = ['http://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'];
  consoleSession.webRequest.onBeforeRequest({ urls: elsewhere }, (_details, decide) => decide({ cancel: true }));
  // What asks for no address (`preconnect`, `dns-prefetch`) is not seen above: it ends at a proxy that nobody answers on.
  void consoleSession.setProxy({ proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' });
  return consoleSession;
}
