import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface OnlyInstance {
  /** Called when somebody starts the desk again on the same data. */
  onSecondStart(listener: () => void): void;
  release(): Promise<void>;
}

/** A path longer than this does not fit into a Unix socket's address (104 bytes on macOS). */
const longestSocketPath = 100;

/**
 * Makes this process the only window on a data folder, by a socket in it that answers. Who comes second tells the first
 * to come to the front and gets null.
 */
export async function becomeOnlyInstance(dataFolder: string): Promise<OnlyInstance | null> {
  const address = addressFor(dataFolder);
  for (;;) {
    const server = await listen(address);
    if (server !== null) return instanceOn(server, address);
    if (await knock(address)) return null;
    // Nobody answers: what a crash left behind. A pipe of Windows goes with its process.
    rmSync(address, { force: true });
  }
}

function instanceOn(server: Server, address: string): OnlyInstance {
  const listeners = new Set<() => void>();
  server.on('connection', (caller) => {
    caller.on('error', () => undefined);
    caller.end();
    for (const listener of listeners) listener();
  });
  server.unref();
  return {
    onSecondStart: (listener) => void listeners.add(listener),
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if (process.platform !== 'win32') rmSync(address, { force: true });
      }),
  };
}

export function addressFor(dataFolder: string, platform: NodeJS.Platform = process.platform): string {
  const folder = path.resolve(dataFolder);
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  if (platform === 'win32') return `\\\\.\\pipe\\zastrpay-desk-${digest}`;
  const inside = path.join(folder, 'window.sock');
  if (Buffer.byteLength(inside) <= longestSocketPath) return inside;
  return path.join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), `zastrpay-desk-${digest}.sock`);
}

/** The server, or null when the address is taken. */
function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

/** Whether somebody opened. */
function knock(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const call = connect(address);
    call.once('connect', () => call.resume());
    call.once('close', (failed) => resolve(!failed));
    call.once('error', () => undefined);
  });
}
