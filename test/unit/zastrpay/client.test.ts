import { createServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PutSession } from '../../../main/core/ports/zastrpay.ts';
import { createZastrpayApi } from '../../../main/zastrpay/client.ts';
import { selfSigned } from '../../fakes/self-signed.ts';
import {
  cancelledAnswer,
  createdAnswer,
  dated,
  documentedError,
  dropped,
  errorAnswer,
  halfAnswer,
  hugeAnswer,
  later,
  pageAnswer,
  plainAnswer,
  redirectTo,
  type StubZastrpay,
  silence,
  startStubZastrpay,
} from '../../fakes/stub-zastrpay.ts';

const sessionId = 'bf050093-fce3-4013-8090-524799de3f69';
const secretKey = 'secret-api-key';
const api = createZastrpayApi({ fetch: globalThis.fetch });

let stub: StubZastrpay;
beforeEach(async () => {
  stub = await startStubZastrpay();
});
afterEach(() => stub.close());

const aCall = (overrides: Partial<PutSession> = {}): PutSession => ({
  baseUrl: stub.baseUrl,
  apiKey: secretKey,
  sessionId,
  requestId: '7b6e1c1e-5a53-4f5f-9d10-0f5a2f3d8a11',
  body: '{"type":"NewCustomer","customerData":{"firstName":"Zoë"}}',
  timeoutMs: 20_000,
  signal: new AbortController().signal,
  ...overrides,
});

const put = (overrides?: Partial<PutSession>) => api.putSession(aCall(overrides));

describe('what is sent', () => {
  it('is one PUT to the session, with the key, the request id and the exact bytes', async () => {
    await put({ baseUrl: `${stub.baseUrl}/gateway` });
    expect(stub.requests).toHaveLength(1);
    const [request] = stub.requests;
    expect(request?.method).toBe('PUT');
    expect(request?.path).toBe(`/gateway/customer-authentication-service/v1/redirect-sessions/${sessionId}`);
    expect(request?.body.toString()).toBe(aCall().body);
    expect(request?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'x-api-key': secretKey,
      'x-request-id': aCall().requestId,
      'content-length': String(Buffer.byteLength(aCall().body)),
    });
  });

  it('carries no header beside those and what Node itself adds', async () => {
    await put();
    const added = ['host', 'connection', 'content-length', 'accept-encoding', 'accept-language', 'sec-fetch-mode'];
    const ours = ['accept', 'content-type', 'x-api-key', 'x-request-id'];
    const names = Object.keys(stub.requests[0]?.headers ?? {});
    expect(names.filter((name) => name !== 'user-agent').sort()).toEqual([...added, ...ours].sort());
    expect(stub.requests[0]?.headers['user-agent']).not.toContain('axios');
  });

  it('is never parsed, trimmed or written anew', async () => {
    const anyBody = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.json().map((json) => ` ${json}\r\n`),
      fc.constant('{ "a" : 1.0, "a": 1e2 }'),
      fc.constant('"quoted"'),
    );
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        await put({ body });
        expect(stub.requests.at(-1)?.body).toEqual(Buffer.from(body, 'utf8'));
      }),
      { numRuns: 60 },
    );
  });
});

describe('an answer', () => {
  it("as on Zastrpay's page is a created session", async () => {
    const page = JSON.stringify(pageAnswer());
    stub.answerWith(dated('Thu, 26 Jan 2023 13:05:00 GMT', plainAnswer(200, page)));
    expect(await put()).toEqual({
      kind: 'created',
      answer: {
        id: sessionId,
        type: 'ExistingTransactionIntent',
        token: pageAnswer().token,
        redirectUrl: 'https://pay.dev.zastrpay.com',
        correlationId: '55a5c33e-9003-4ea7-8e31-cfe5e9acc008',
      },
      raw: page,
      serverDate: new Date('2023-01-26T13:05:00Z'),
    });
  });

  it.each([200, 201, 202])('with status %i is a created session', async (status) => {
    stub.answerWith(createdAnswer({}, status));
    expect(await put()).toMatchObject({ kind: 'created', answer: { id: sessionId } });
  });

  it('may come without a date, compressed, and with a byte order mark', async () => {
    const page = JSON.stringify(pageAnswer());
    stub.answerWith(dated(null, plainAnswer(200, gzipSync(`\ufeff${page}`), { 'content-encoding': 'gzip' })));
    expect(await put()).toMatchObject({ kind: 'created', raw: page, serverDate: null });
  });

  it.each([
    ['<html>Welcome</html>', 'answer-not-json'],
    ['', 'answer-not-json'],
    ['{"id":"a"}', 'answer-other-shape'],
    ['[]', 'answer-other-shape'],
  ])('that is "%s" is broken: %s', async (body, reason) => {
    stub.answerWith(plainAnswer(200, body));
    expect(await put()).toEqual({ kind: 'broken', reason, status: 200 });
  });

  it('without content is broken', async () => {
    stub.answerWith(plainAnswer(204));
    expect(await put()).toEqual({ kind: 'broken', reason: 'answer-not-json', status: 204 });
  });

  it('of endless length is not read to its end', async () => {
    const whole = 256 * 1024 * 1024;
    const sent = new Promise<number>((resolve) => stub.answerWith(hugeAnswer(whole, resolve)));
    expect(await put()).toEqual({ kind: 'broken', reason: 'answer-too-large', status: 200 });
    expect(await sent).toBeLessThan(whole / 4);
  });

  it('that is small only while compressed is too large as well', async () => {
    stub.answerWith(plainAnswer(200, gzipSync(Buffer.alloc(10 * 1024 * 1024, ' ')), { 'content-encoding': 'gzip' }));
    expect(await put()).toEqual({ kind: 'broken', reason: 'answer-too-large', status: 200 });
  });

  it('of just the permitted length is read', async () => {
    const page = JSON.stringify(pageAnswer());
    stub.answerWith(plainAnswer(200, page.padEnd(1024 * 1024)), plainAnswer(200, page.padEnd(1024 * 1024 + 1)));
    expect(await put()).toMatchObject({ kind: 'created' });
    expect(await put()).toMatchObject({ kind: 'broken', reason: 'answer-too-large' });
  });
});

describe('a refusal', () => {
  it('is told with the code, the correlation id and the fields', async () => {
    stub.answerWith(errorAnswer(400));
    expect(await put()).toMatchObject({
      kind: 'refused',
      status: 400,
      error: { code: 'Validation', correlationId: documentedError.correlationId, fieldNames: ['customerId'] },
      retryAfterMs: null,
    });
  });

  it.each(['<html>Bad Gateway</html>', ''])('may say nothing more than its status: "%s"', async (body) => {
    stub.answerWith(plainAnswer(502, body));
    expect(await put()).toMatchObject({
      kind: 'refused',
      status: 502,
      error: { code: null, correlationId: null, fieldNames: [] },
    });
  });

  it('may name the time to wait, in seconds or as a date by its own clock', async () => {
    const farOff = dated(
      'Wed, 04 Mar 2015 09:00:00 GMT',
      plainAnswer(503, '', { 'retry-after': 'Wed, 04 Mar 2015 09:00:20 GMT' }),
    );
    stub.answerWith(plainAnswer(429, '', { 'retry-after': '3' }), farOff);
    expect(await put()).toMatchObject({ kind: 'refused', status: 429, retryAfterMs: 3_000 });
    expect(await put()).toMatchObject({ kind: 'refused', status: 503, retryAfterMs: 20_000 });
  });

  it("without the server's date is measured by our own clock", async () => {
    const late = createZastrpayApi({ fetch: globalThis.fetch, now: () => new Date('2026-03-04T09:00:00Z') });
    stub.answerWith(dated(null, plainAnswer(503, '', { 'retry-after': 'Wed, 04 Mar 2026 09:00:05 GMT' })));
    expect(await late.putSession(aCall())).toMatchObject({ retryAfterMs: 5_000, serverDate: null });
  });

  it('counts by its status even when its body is cut off or far too long', async () => {
    stub.answerWith(
      halfAnswer(400, 'drop'),
      hugeAnswer(256 * 1024 * 1024, () => {}, 500),
    );
    expect(await put()).toMatchObject({ kind: 'refused', status: 400 });
    expect(await put()).toMatchObject({ kind: 'refused', status: 500 });
  });

  it.each([301, 302, 303, 307, 308])('is what a redirect with %i is: no other host sees the key', async (status) => {
    await using elsewhere = await startStubZastrpay();
    stub.answerWith(redirectTo(`${elsewhere.baseUrl}/redirected`, status));
    expect(await put()).toMatchObject({ kind: 'refused', status });
    expect(elsewhere.requests).toEqual([]);
    expect(stub.requests).toHaveLength(1);
  });
});

describe('no answer', () => {
  it('because nobody listens: nothing was sent', async () => {
    const { baseUrl } = stub;
    await stub.close();
    expect(await put({ baseUrl })).toEqual({ kind: 'failed', reason: 'offline' });
  });

  it('because the connection was dropped after acting', async () => {
    stub.answerWith(dropped);
    expect(await put()).toEqual({ kind: 'failed', reason: 'connection-broken' });
    expect(stub.requests).toHaveLength(1);
  });

  it('because it broke off in the middle', async () => {
    stub.answerWith(halfAnswer(200, 'drop'));
    expect(await put()).toEqual({ kind: 'failed', reason: 'connection-broken' });
  });

  it('in time', async () => {
    stub.answerWith(silence, halfAnswer(200, 'silence'));
    expect(await put({ timeoutMs: 50 })).toEqual({ kind: 'failed', reason: 'timeout' });
    expect(await put({ timeoutMs: 50 })).toEqual({ kind: 'failed', reason: 'timeout' });
  });

  it('in time is not what a slow answer is', async () => {
    stub.answerWith(later(60, createdAnswer()));
    expect(await put()).toMatchObject({ kind: 'created' });
  });

  it('because the operator stopped waiting', async () => {
    const stop = new AbortController();
    stub.answerWith(silence);
    const reply = put({ signal: stop.signal });
    await stub.arrived(1);
    stop.abort();
    expect(await reply).toEqual({ kind: 'stopped' });
  });

  it('because the operator stopped waiting in the middle of one', async () => {
    const stop = new AbortController();
    stub.answerWith(halfAnswer(200, 'silence'));
    const reply = put({ signal: stop.signal });
    await stub.arrived(1);
    stop.abort();
    expect(await reply).toEqual({ kind: 'stopped' });
  });

  it('because it was stopped before it began: nothing is sent', async () => {
    expect(await put({ signal: AbortSignal.abort() })).toEqual({ kind: 'stopped' });
    expect(stub.requests).toEqual([]);
  });

  it('from a host whose certificate nobody vouches for: the key is not sent', async () => {
    let requests = 0;
    const server = createServer(selfSigned(), (_request, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await put({ baseUrl: `https://127.0.0.1:${port}` })).toEqual({ kind: 'failed', reason: 'tls' });
    expect(requests).toBe(0);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('from a host that does not speak TLS where it should', async () => {
    const baseUrl = stub.baseUrl.replace('http:', 'https:');
    expect(await put({ baseUrl })).toEqual({ kind: 'failed', reason: 'tls' });
    expect(stub.requests).toEqual([]);
  });
});

it('whatever the network throws becomes a reply that holds neither key nor customer', async () => {
  for (const thrown of [new Error(`boom ${secretKey} Zoë`), `boom ${secretKey}`, undefined]) {
    const failing = createZastrpayApi({ fetch: () => Promise.reject(thrown) });
    expect(await failing.putSession(aCall())).toEqual({ kind: 'failed', reason: 'connection-broken' });
  }
});

describe('a cancellation', () => {
  const cancel = () => {
    const { body, ...call } = aCall();
    return api.cancelSession(call);
  };

  it('is one POST without a body', async () => {
    expect(await cancel()).toEqual({ kind: 'cancelled', correlationId: null });
    const [request] = stub.requests;
    expect(request?.method).toBe('POST');
    expect(request?.path).toBe(`/customer-authentication-service/v1/redirect-sessions/${sessionId}/cancel`);
    expect(request?.body).toHaveLength(0);
    expect(request?.headers).toMatchObject({ 'x-api-key': secretKey, 'x-request-id': aCall().requestId });
    expect(request?.headers).not.toHaveProperty('content-type');
  });

  it.each([404, 409, 500])('may be refused with %i', async (status) => {
    stub.answerWith(errorAnswer(status, { code: 'InvalidRedirectSessionStateTransition' }));
    const error = { code: 'InvalidRedirectSessionStateTransition' };
    expect(await cancel()).toMatchObject({ kind: 'refused', status, error });
  });

  it('counts only for the session it was asked for', async () => {
    stub.answerWith(cancelledAnswer({ id: 'another' }), cancelledAnswer({ id: sessionId.toUpperCase() }));
    expect(await cancel()).toEqual({ kind: 'broken', reason: 'answer-other-shape', status: 200 });
    expect(await cancel()).toMatchObject({ kind: 'cancelled' });
  });

  it('can get lost like any other request', async () => {
    stub.answerWith(dropped);
    expect(await cancel()).toEqual({ kind: 'failed', reason: 'connection-broken' });
  });
});
