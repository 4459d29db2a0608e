import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeToken } from '../../../main/core/token.ts';
import { maxMustermannData } from '../../builders/customer.ts';
import { aBody, type Practising, practising } from './practising.ts';

let desk: Practising;
beforeEach(async () => {
  desk = await practising();
});
afterEach(() => desk.stop());

const seconds = (at: Date): number => at.getTime() / 1000;

describe('a new customer', () => {
  it('gets the answer that Zastrpay documents', async () => {
    const id = randomUUID();
    const response = await desk.put({ id });
    expect(response.status).toBe(200);
    const answer = await response.json();
    expect(answer).toEqual({
      id,
      type: 'NewCustomer',
      merchantId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      customerId: id,
      redirectData: desk.profile.redirectUrls,
      locale: 'de-DE',
      createdOn: '2026-03-04T09:00:00.0000000Z',
      lastCorrelationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      token: expect.any(String),
      redirectUrl: `${desk.profile.baseUrl}/customer`,
      customerData: maxMustermannData,
    });
  });

  it('gets a token like the one on the page: RS256, of its length, for half an hour', async () => {
    const { id, token } = await desk.aSession();
    expect(decodeToken(token)).toEqual({ sid: id, exp: seconds(desk.clock.now()) + 30 * 60 });
    const [header = '', claims = '', signature = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url'));
    expect(JSON.parse(String(header))).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    expect(JSON.parse(String(claims))).toMatchObject({ sid: id, custId: id, auth: 'otp', iss: desk.profile.baseUrl });
    expect(signature).toHaveLength(256);
    expect(Math.abs(token.length - 770)).toBeLessThan(40);
  });

  it('may come without a locale and without any data', async () => {
    const { redirectData } = aBody(desk.profile);
    const response = await desk.put({ body: { type: 'NewCustomer', redirectData } });
    expect(await response.json()).toMatchObject({ locale: 'de-DE', customerData: {} });
  });
});

describe('the same request again', () => {
  it('gets the same answer, and is one session', async () => {
    const request = { id: randomUUID(), requestId: randomUUID() };
    const answers = await Promise.all([desk.put(request), desk.put(request), desk.put(request)]);
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
    await desk.clock.advance(60_000);
    const late = await (await desk.put(request)).text();
    expect([...others, late]).toEqual([first, first, first]);
  });

  it('is another one as soon as its request id or a byte of its body differs', async () => {
    const request = { id: randomUUID(), requestId: randomUUID() };
    await desk.put(request);
    const other = await desk.put({ ...request, requestId: randomUUID() });
    const edited = await desk.put({ ...request, body: `${JSON.stringify(aBody(desk.profile))} ` });
    for (const response of [other, edited]) {
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ code: 'InvalidRedirectSessionStateTransition' });
    }
  });
});

describe('a refusal', () => {
  const errorOf = async (response: Response) =>
    z
      .object({
        code: z.string(),
        correlationId: z.uuid(),
        details: z
          .object({ validationErrorReasons: z.array(z.object({ fieldName: z.string(), errorMessage: z.string() })) })
          .optional(),
      })
      .parse(await response.json());

  it('meets a wrong key', async () => {
    const response = await desk.put({ apiKey: 'guessed' });
    expect(response.status).toBe(401);
    expect((await errorOf(response)).code).toBe('Unauthorized');
  });

  it.each([
    ['x-request-id', { requestId: null }],
    ['x-request-id', { requestId: 'one' }],
    ['redirectSessionId', { id: 'one' }],
  ])('names %s when it is no UUID', async (fieldName, overrides) => {
    const response = await desk.put(overrides);
    expect(response.status).toBe(400);
    const { code, details } = await errorOf(response);
    expect(code).toBe('Validation');
    expect(details?.validationErrorReasons).toMatchObject([{ fieldName }]);
  });

  const urls = { successUrl: 'https://a.example', failureUrl: 'https://a.example', abortUrl: 'https://a.example' };
  it.each([
    ['type', { type: undefined }],
    ['type', { type: 'NewTransactionIntent' }],
    ['type', { type: 'Something' }],
    ['redirectData', { redirectData: undefined }],
    ['redirectData.qrCodeSuccessUrl', { redirectData: urls }],
    ['redirectData.qrCodeSuccessUrl', { redirectData: { ...urls, qrCodeSuccessUrl: 'javascript:alert(1)' } }],
    ['locale', { locale: 'german' }],
    ['customerData', { customerData: 'Max' }],
  ])('names %s', async (fieldName, overrides) => {
    const response = await desk.put({ body: { ...aBody(desk.profile), ...overrides } });
    expect(response.status).toBe(400);
    const { details } = await errorOf(response);
    expect(details?.validationErrorReasons.map((reason) => reason.fieldName)).toEqual([fieldName]);
  });

  it('meets what is no JSON', async () => {
    expect((await desk.put({ body: '{"type": "NewCustomer",' })).status).toBe(400);
  });

  it('leaves no session behind', async () => {
    const id = randomUUID();
    await desk.put({ id, body: {} });
    expect((await desk.cancel(id)).status).toBe(404);
  });
});

describe('a cancellation', () => {
  it('is answered and reported', async () => {
    const { id } = await desk.aSession();
    await desk.clock.advance(90_000);
    const response = await desk.cancel(id.toUpperCase());
    expect(response.status).toBe(200);
    const said = {
      id,
      state: 'Cancelled',
      createdOn: '2026-03-04T09:00:00.0000000Z',
      lastModifiedOn: '2026-03-04T09:01:30.0000000Z',
    };
    expect(await response.json()).toEqual(said);
    expect(desk.events).toEqual([
      {
        specversion: 1,
        id: expect.any(String),
        source: '/customer-authentication-service',
        time: '2026-03-04T09:01:30.0000000Z',
        datacontenttype: 'application/json',
        type: 'RedirectSessionCancelled',
        data: { ...said, type: 'NewCustomer' },
      },
    ]);
  });

  it('repeated is done once; another one comes too late', async () => {
    const { id } = await desk.aSession();
    const requestId = randomUUID();
    expect((await desk.cancel(id, requestId)).status).toBe(200);
    expect((await desk.cancel(id, requestId)).status).toBe(200);
    expect((await desk.cancel(id)).status).toBe(409);
    expect(desk.events).toHaveLength(1);
  });

  it('of a session that is over or that never was is refused', async () => {
    const [registered, expired] = [await desk.aSession(), await desk.aSession()];
    await desk.press('register', registered.token);
    await desk.press('check', registered.token);
    expect((await desk.cancel(registered.id)).status).toBe(409);
    await desk.clock.advance(30 * 60_000);
    expect((await desk.cancel(expired.id)).status).toBe(409);
    expect((await desk.cancel(randomUUID())).status).toBe(404);
  });
});

describe('practising failures', () => {
  it('strike as often as they were ordered, then everything is well again', async () => {
    desk.nextFails('server-error', 2);
    desk.nextFails('throttle');
    const request = { id: randomUUID(), requestId: randomUUID() };
    const statuses = [];
    for (let times = 0; times < 4; times++) statuses.push((await desk.put(request)).status);
    expect(statuses).toEqual([500, 500, 429, 200]);
  });

  it('throttle: says when to come back', async () => {
    desk.nextFails('throttle');
    expect((await desk.put()).headers.get('retry-after')).toBe('1');
  });

  it('refuse-field: names a field of the customer, and nothing is created', async () => {
    const id = randomUUID();
    desk.nextFails('refuse-field');
    const response = await desk.put({ id });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'Validation',
      details: { validationErrorReasons: [{ fieldName: 'customerData.dateOfBirth' }] },
    });
    expect((await desk.cancel(id)).status).toBe(404);
  });

  it('timeout: never answers, and nothing is created', async () => {
    const ids = [randomUUID(), randomUUID()];
    desk.nextFails('timeout');
    const puts = ids.map((id) => desk.put({ id }).then(({ status }) => status));
    // Which of the two arrives first is open; the other one gets through.
    expect(await Promise.any(puts)).toBe(200);
    const cancelled = await Promise.all(ids.map((id) => desk.cancel(id)));
    expect(cancelled.map(({ status }) => status).sort()).toEqual([200, 404]);
    const settled = Promise.allSettled(puts);
    await desk.stop();
    expect((await settled).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('lost-answer: acts, and the answer comes with the repetition', async () => {
    const request = { id: randomUUID(), requestId: randomUUID() };
    desk.nextFails('lost-answer');
    await expect(desk.put(request)).rejects.toThrow();
    expect((await desk.put({ ...request, requestId: randomUUID() })).status).toBe(409);
    const again = await desk.put(request);
    expect(await again.json()).toMatchObject({ id: request.id });
  });

  it('garbage: acts, and answers with a web page', async () => {
    const request = { id: randomUUID(), requestId: randomUUID() };
    desk.nextFails('garbage');
    const response = await desk.put(request);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<!doctype html>');
    expect((await desk.put(request)).status).toBe(200);
  });

  it("other-session: answers with somebody else's session, whose link leads nowhere", async () => {
    const id = randomUUID();
    desk.nextFails('other-session');
    const answer = await (await desk.put({ id })).json();
    expect(answer.id).not.toBe(id);
    expect(decodeToken(answer.token)?.sid).toBe(answer.id);
    expect((await desk.open(`/customer?token=${answer.token}`)).status).toBe(404);
  });
});
