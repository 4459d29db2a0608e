import { afterEach, describe, expect, it } from 'vitest';
import type { OutcomeEvent } from '../../../main/core/outcome.ts';
import { openReceiver } from '../../../main/zastrpay/receiver.ts';

const event = { id: 'e-1', type: 'CustomerRegistered', data: { id: 'bf050093-fce3-4013-8090-524799de3f69' } };

let receiver: Awaited<ReturnType<typeof openReceiver>> | undefined;
afterEach(() => receiver?.close());

async function open(take: (event: OutcomeEvent) => Promise<unknown>) {
  const failures: unknown[] = [];
  receiver = await openReceiver({
    host: '127.0.0.1',
    port: 0,
    apiKey: 'merchant-own-key',
    take,
    failed: (error) => void failures.push(error),
  });
  const url = `http://127.0.0.1:${receiver.port}/events`;
  const post = (body: string, key = 'merchant-own-key', method = 'POST') =>
    fetch(url, { method, headers: { 'x-api-key': key }, ...(method === 'POST' && { body }) });
  return { post, url, failures };
}

describe('the receiver', () => {
  it('says 204 only after the event is on disk', async () => {
    const order: string[] = [];
    const { post } = await open(async ({ id, sessionId }) => {
      await new Promise(setImmediate);
      order.push(`${id} ${sessionId}`);
    });
    const { status } = await post(JSON.stringify(event));
    order.push(String(status));
    expect(order).toEqual(['e-1 bf050093-fce3-4013-8090-524799de3f69', '204']);
  });

  it('is polite to events that are not its business', async () => {
    const { post } = await open(() => Promise.reject(new Error('must not be taken')));
    expect((await post('{"type":"TransactionCompleted","id":"x"}')).status).toBe(204);
  });

  it.each([
    ['another key', 'wrong', 401],
    ['a longer key', 'merchant-own-key-and-more', 401],
    ['an empty key', '', 401],
  ])('lets nobody in with %s', async (_what, key, status) => {
    const taken: unknown[] = [];
    const { post } = await open(async (each) => taken.push(each));
    expect((await post(JSON.stringify(event), key)).status).toBe(status);
    expect(taken).toEqual([]);
  });

  it.each(['', 'not json', '{"type":"CustomerRegistered"}', '[]'])('refuses %j', async (body) => {
    const { post } = await open(() => Promise.resolve());
    expect((await post(body)).status).toBe(400);
  });

  it('does not read more than an event can be', async () => {
    const { post } = await open(() => Promise.resolve());
    // The connection may be cut before the whole body is out: either is a refusal.
    const status = await post('x'.repeat(5_000_000)).then(
      (response) => response.status,
      () => 'cut',
    );
    expect([413, 'cut']).toContain(status);
    expect((await post(JSON.stringify(event))).status).toBe(204);
  });

  it('takes POST only', async () => {
    const { post } = await open(() => Promise.resolve());
    expect((await post('', 'merchant-own-key', 'GET')).status).toBe(405);
  });

  it('asks to be sent the event again when it could not be written down', async () => {
    const full = new Error('disk full');
    const { post, failures } = await open(() => Promise.reject(full));
    expect((await post(JSON.stringify(event))).status).toBe(500);
    expect(failures).toEqual([full]);
  });
});
