import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { OpenReceiver } from '../core/ports/outcomes.ts';
import { readEvents } from './event-envelope.ts';

/** An envelope is a few hundred bytes; whatever is larger is none. */
const bodyLimit = 64 * 1024;

/**
 * The endpoint that Zastrpay's events are posted to. Zastrpay expects 204 and sends the merchant's own `x-api-key` (not
 * the key used towards Zastrpay) [docs]. It speaks plain HTTP on this machine; TLS and the way in from outside are the
 * business of the merchant's reverse proxy.
 * Port 0 takes a free one.
 */
export const openReceiver: OpenReceiver = async (options) => {
  // From here on only the digest is needed; the key itself is not kept.
  const key = digest(options.apiKey);
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    answer(options, key, request)
      .catch((error: unknown) => {
        options.failed(error);
        return 500;
      })
      .then((status) => finish(response, request, status));
  });
  server.maxConnections = 32;
  await listen(server, options);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

type Options = Parameters<OpenReceiver>[0];

async function answer({ take }: Pick<Options, 'take'>, key: Buffer, request: IncomingMessage): Promise<number> {
  if (request.method !== 'POST') return 405;
  if (!isSameKey(request.headers['x-api-key'], key)) return 401;
  const body = await readBody(request);
  if (body === null) return 413;
  const { events, others, unreadable } = readEvents(body);
  if (unreadable > 0 || events.length + others === 0) return 400;
  for (const event of events) await take(event);
  return 204;
}

/** Null when it is longer than any event. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > bodyLimit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

// Both sides are hashed first, so that neither length nor content shows in the time it takes.
function isSameKey(given: string | readonly string[] | undefined, expected: Buffer): boolean {
  return typeof given === 'string' && timingSafeEqual(digest(given), expected);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function finish(response: ServerResponse, request: IncomingMessage, status: number): void {
  if (status === 204) {
    response.writeHead(204).end();
    return;
  }
  // What is left of a body that was not read must not hold the connection open.
  response.writeHead(status, { connection: 'close', 'content-length': '0' }).end(() => request.destroy());
}

const listen = (server: Server, { host, port }: Options): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
