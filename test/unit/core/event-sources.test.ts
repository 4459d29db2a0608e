import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEventSources } from '../../../main/core/event-sources.ts';
import { systemClock } from '../../../main/shell/system.ts';
import { readEvents } from '../../../main/zastrpay/event-envelope.ts';
import { readFeed } from '../../../main/zastrpay/feed.ts';
import { openReceiver } from '../../../main/zastrpay/receiver.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';

const merchantKey = 'merchant-own-key-0123';

const registered = (sessionId: string, id = 'e-1') => ({ id, type: 'CustomerRegistered', data: { id: sessionId } });

async function sources() {
  const engine = await anEngine();
  const eventSources = createEventSources({
    log: engine.log.eventSources,
    outcomes: engine.outcomes,
    intake: {
      openReceiver,
      readEvents,
      readFeed: (feed, after, signal) => readFeed(feed, after, { fetch: globalThis.fetch, signal }),
    },
    clock: systemClock(),
    announcer: { sessionChanged() {}, attempt() {}, deskChanged() {} },
    journal: { info() {}, error() {} },
    actor: () => 'tester',
  });
  onTestFinished(() => eventSources.stop());
  return { ...engine, eventSources };
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the receiver', () => {
  it('is off until it is set up, then takes events, also after the next start', async () => {
    const { registration, sessions, eventSources } = await sources();
    expect(await eventSources.view()).toEqual({ receiver: null, feed: null });
    const port = await freePort();
    await eventSources.setReceiver({ host: '127.0.0.1', port }, merchantKey);
    const { id } = await registration.create(aDraft());
    const post = () =>
      fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: { 'x-api-key': merchantKey },
        body: JSON.stringify(registered(id)),
      });
    expect((await post()).status).toBe(204);
    expect(await sessions.show(id)).toMatchObject({ status: 'registered', origin: 'zastrpay' });
    await eventSources.stop();
    await expect(post()).rejects.toThrow();
    await eventSources.start();
    expect((await eventSources.view()).receiver).toEqual({ host: '127.0.0.1', port, listening: true, problem: null });
    expect((await post()).status).toBe(204);
    await eventSources.remove('receiver');
    await expect(post()).rejects.toThrow();
  });

  it('says when its port is taken, and the desk goes on', async () => {
    const { eventSources, stub } = await sources();
    const port = Number(new URL(stub.baseUrl).port);
    await eventSources.setReceiver({ host: '127.0.0.1', port }, merchantKey);
    expect((await eventSources.view()).receiver).toMatchObject({ listening: false, problem: 'EADDRINUSE' });
  });

  it.each([
    [{ host: '127.0.0.1', port: 0 }, merchantKey, 'port'],
    [{ host: 'a b', port: 80 }, merchantKey, 'host'],
    [{ host: '127.0.0.1', port: 80 }, 'short', 'apiKey'],
  ])('does not take %j with the key %s', async (setting, key, field) => {
    const { eventSources } = await sources();
    await expect(eventSources.setReceiver(setting, key)).rejects.toMatchObject({ fields: [{ field }] });
  });
});

describe('the feed', () => {
  it('is read to its end, and from there the next time', async () => {
    const { registration, sessions, eventSources } = await sources();
    const [a, b] = [await registration.create(aDraft()), await registration.create(aDraft(), { anyway: 'twin' })];
    const pages: Record<string, unknown> = {
      '': { events: [registered(a.id, 'e-1')], next: 'one' },
      one: { events: [registered(b.id, 'e-2')], next: 'two' },
      two: { events: [], next: 'two' },
    };
    const asked: string[] = [];
    const server = createServer((request, response) => {
      const after = new URL(request.url ?? '', 'http://feed').searchParams.get('after') ?? '';
      asked.push(after);
      response.end(JSON.stringify(pages[after]));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close().closeAllConnections());
    const { port } = server.address() as AddressInfo;
    await eventSources.setFeed({ url: `http://127.0.0.1:${port}/events` }, 'feed-key');
    await expect.poll(async () => (await sessions.show(b.id)).status).toBe('registered');
    expect((await sessions.show(a.id)).status).toBe('registered');
    await expect.poll(() => asked).toEqual(['', 'one', 'two']);
    await eventSources.readFeed();
    expect(asked).toEqual(['', 'one', 'two', 'two']);
    expect((await eventSources.view()).feed).toMatchObject({ problem: null, lastReadAt: expect.any(String) });
  });

  it('must be https, unless it is on this machine', async () => {
    const { eventSources } = await sources();
    await expect(eventSources.setFeed({ url: 'http://shop.example/events' }, 'k')).rejects.toMatchObject({
      fields: [{ field: 'url', code: 'url-not-https' }],
    });
  });
});

it('pasted text is taken in with all that is wrong about it counted', async () => {
  const { registration, eventSources } = await sources();
  const { id } = await registration.create(aDraft());
  const text = `${JSON.stringify(registered(id))},\n${JSON.stringify(registered(id))}\n{"type": "Other"} nonsense`;
  expect(await eventSources.takeText(text)).toMatchObject({ moved: 1, repeat: 1, others: 1 });
});
