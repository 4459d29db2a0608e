import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages } from './debian.mjs';

/** Whether windows can be shown here. */
export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/**
 * A screen that nobody sees, for windows without a display. Fonts come along, because a bare server has none.
 * @returns {Promise<{ display: string, close: () => void } | null>} null where there is none to be had
 */
export async function openVirtualDisplay() {
  const xvfb = '/usr/bin/Xvfb';
  if (!existsSync(xvfb) && !(await installPackages(['xvfb', 'xauth', 'fonts-dejavu-core', 'fonts-liberation'])))
    return null;
  // The server picks a free number and says which, on file descriptor 3.
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve) => {
    server.stdio[3].once('data', (data) => resolve(data.toString().trim()));
    server.once('error', () => resolve(null));
    server.once('exit', () => resolve(null));
  });
  return number === null ? null : { display: `:${number}`, close: () => server.kill() };
}
