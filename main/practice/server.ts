import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request, read in full. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What to do with it: answer, or misbehave as a network does. */
export type Said =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** Never answers; the connection stays open until the other side gives up. */
  | { readonly kind: 'silence' }
  /** Drops the connection without a word. */
  | { readonly kind: 'hang-up' };

export type Answering = (asked: Asked) => Promise<Said>;

export interface PracticeServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Resolves when every connection is gone and every answer under way has ended. */
  close(): Promise<void>;
}

/** A registration is some hundred bytes; what is much larger is none. */
const longestBody = 64 * 1024;

/** Listens on a free port of the loopback interface; nothing outside this machine can reach it. */
export async function openServer(answeringAt: (origin: string) => Answering): Promise<PracticeServer> {
  const underWay = new Set<Promise<void>>();
  const server = createServer((incoming, response) => {
    const answered = answer(incoming, response).finally(() => underWay.delete(answered));
    underWay.add(answered);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the practice Zastrpay has no port');
  const origin = `http://127.0.0.1:${address.port}`;
  const hosts: readonly string[] = [`127.0.0.1:${address.port}`, `localhost:${address.port}`];
  const answering = answeringAt(origin);

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      // A page of the web can point a name of its own at 127.0.0.1; the browser then still says that name here.
      if (!hosts.includes(incoming.headers.host ?? '')) return say(response, plain(403, 'Unknown host.'));
      const body = await bodyOf(incoming);
      if (body === null) return say(response, plain(413, 'Too large.'));
      const url = URL.parse(incoming.url ?? '', origin);
      if (url === null) return say(response, plain(400, 'No address.'));
      say(response, await answering({ method: incoming.method ?? '', url, headers: incoming.headers, body }));
    } catch {
      // The client went away in the middle, or a defect: either way there is nobody to tell but by hanging up.
      response.destroy();
    }
  };

  return {
    origin,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all(underWay);
    },
  };
}

function say(response: ServerResponse, said: Said): void {
  switch (said.kind) {
    case 'answer':
      response.writeHead(said.status, said.headers).end(said.body);
      return;
    case 'silence':
      return;
    case 'hang-up':
      response.destroy();
      return;
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > longestBody) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const plain = (status: number, body: string): Said => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  body,
});
