import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { readFeed } from '../../../main/zastrpay/feed.ts';

const event = { id: 'e-1', type: 'CustomerRegistered', data: { id: 'bf050093-fce3-4013-8090-524799de3f69' } };

let server: Server | undefined;
afterEach(() => void server?.close().closeAllConnections());

async function feedOf(answer: RequestListener): Promise<string> {
  const opened = createServer(answer);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  const address = opened.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/events`;
}

const read = (url: string, after: string | null = null) =>
  readFeed({ url, apiKey: 'feed-key' }, after, { fetch: globalThis.fetch, signal: AbortSignal.timeout(5_000) });

describe('a feed', () => {
  it('is asked for what comes after the cursor, with its own key', async () => {
    const asked: string[] = [];
    const url = await feedOf((request, response) => {
      asked.push(`${request.url} ${request.headers['x-api-key']}`);
      response.end(JSON.stringify({ events: [event], next: 'c 2' }));
    });
    expect(await read(url)).toMatchObject({ ok: true, events: [{ id: 'e-1' }], next: 'c 2' });
    await read(url, 'c 2');
    expect(asked).toEqual(['/events feed-key', '/events?after=c+2 feed-key']);
  });

  it('never carries its key to where it redirects', async () => {
    const asked: string[] = [];
    const url = await feedOf((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await read(url)).toMatchObject({ ok: false });
    expect(asked).toEqual(['/events']);
  });

  it.each([
    [500, '', 'refused'],
    [200, '<html>', 'not-understood'],
    [200, '{"events": {}}', 'not-understood'],
    [200, '{"events": [{"type": "CustomerRegistered"}], "next": null}', 'not-understood'],
  ])('that answers %i %s is %s', async (status, body, reason) => {
    const url = await feedOf((_request, response) => response.writeHead(status).end(body));
    expect(await read(url)).toEqual({ ok: false, reason });
  });

  it('may be away', async () => {
    const url = await feedOf(() => {});
    server?.close();
    await new Promise(setImmediate);
    expect(await read(url)).toEqual({ ok: false, reason: 'unreachable' });
  });
});
