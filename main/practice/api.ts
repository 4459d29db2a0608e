import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock, Randomness } from '../core/ports/system.ts';
import type { EventDelivery } from './event-delivery.ts';
import type { Failures, PracticeFailure } from './failures.ts';
import type { Asked, Said } from './server.ts';
import { readSessionRequest, type SessionRequest, type ValidationReason } from './session-request.ts';
import type { PracticeSession, PracticeSessions } from './sessions.ts';
import { timestamp } from './timestamp.ts';
import type { TokenSigner } from './token.ts';

/** As long as the token of Zastrpay's example. */
const lifetimeMs = 30 * 60 * 1000;

export interface ApiParts {
  readonly origin: string;
  readonly apiKey: string;
  readonly sessions: PracticeSessions;
  readonly signer: TokenSigner;
  readonly events: EventDelivery;
  readonly failures: Failures;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** A call to the API, identified and allowed. */
interface Call {
  readonly id: string;
  readonly requestId: string;
  readonly body: Buffer;
}

/** Zastrpay's API for redirect sessions; null for what is none of its addresses. */
export function createApi(parts: ApiParts): (asked: Asked) => Promise<Said | null> {
  const { origin, apiKey, sessions, signer, events, failures, clock, randomness } = parts;
  const merchantId = randomness.uuid();

  const failed = (
    status: number,
    code: string,
    message: string,
    reasons: readonly ValidationReason[] = [],
    headers: Readonly<Record<string, string>> = {},
  ): Said =>
    json(
      status,
      JSON.stringify({
        code,
        message,
        correlationId: randomness.uuid(),
        ...(reasons.length > 0 && { details: { validationErrorReasons: reasons } }),
      }),
      headers,
    );

  const invalid = (fieldName: string, errorMessage: string): Said =>
    failed(400, 'Validation', 'The request is not valid.', [{ fieldName, errorMessage }]);

  const tokenFor = (id: string, expiresAt: Date): Promise<string> =>
    signer.sign({
      sid: id,
      merchId: merchantId,
      auth: 'otp',
      // For a new customer the customer's id is the session's [docs].
      custId: id,
      exp: expiresAt.getTime() / 1000,
      iss: origin,
      aud: origin,
    });

  const answerFor = async (id: string, request: SessionRequest, createdOn: Date, token: Promise<string>) =>
    JSON.stringify({
      id,
      type: 'NewCustomer',
      merchantId,
      customerId: id,
      redirectData: request.redirectData,
      locale: request.locale,
      createdOn: timestamp(createdOn),
      lastCorrelationId: randomness.uuid(),
      token: await token,
      redirectUrl: `${origin}/customer`,
      customerData: request.customerData,
    });

  /** Known before the first wait, so that a repetition at the same moment finds it. */
  const perform = (call: Call, request: SessionRequest): PracticeSession => {
    const createdOn = clock.now();
    const expiresAt = new Date(Math.ceil((createdOn.getTime() + lifetimeMs) / 1000) * 1000);
    const token = tokenFor(call.id, expiresAt);
    const session: PracticeSession = {
      id: call.id,
      state: 'open',
      createdOn,
      lastModifiedOn: createdOn,
      expiresAt,
      ...request,
      requestId: call.requestId,
      body: call.body,
      token,
      answer: answerFor(call.id, request, createdOn, token),
      cancelRequestId: null,
    };
    sessions.put(session);
    return session;
  };

  const create = async (call: Call, failure: PracticeFailure | undefined): Promise<Said> => {
    switch (failure) {
      case 'timeout':
        return { kind: 'silence' };
      case 'server-error':
        return failed(500, 'InternalServerError', 'Practice: something broke.');
      case 'throttle':
        return failed(429, 'TooManyRequests', 'Practice: too many requests.', [], { 'retry-after': '1' });
      case 'refuse-field':
        return invalid('customerData.dateOfBirth', 'Practice: this value is refused');
    }
    const known = sessions.find(call.id);
    if (known !== undefined && (known.requestId !== call.requestId || !known.body.equals(call.body))) {
      // What Zastrpay does here is undocumented. A refusal is ours: it shows a desk that it has confused two operations.
      return failed(409, 'InvalidRedirectSessionStateTransition', 'The session exists from another request.');
    }
    const read = readSessionRequest(call.body.toString('utf8'));
    if (!read.ok) return failed(400, 'Validation', 'The request is not valid.', read.reasons);
    const session = known ?? perform(call, read.request);
    const answer = await session.answer;
    switch (failure) {
      case 'lost-answer':
        return { kind: 'hang-up' };
      case 'garbage':
        return html(200, '<!doctype html><title>Practice</title><p>A gateway answers instead of Zastrpay.</p>');
      case 'other-session': {
        const other = randomness.uuid();
        const token = tokenFor(other, session.expiresAt);
        return json(200, await answerFor(other, read.request, session.createdOn, token));
      }
      case undefined:
        return json(200, answer);
    }
  };

  const cancel = async (call: Call): Promise<Said> => {
    const session = sessions.find(call.id);
    if (session === undefined) return failed(404, 'NotFound', 'There is no such redirect session.');
    // The same request again is answered again and done once [docs].
    const isRepetition = session.cancelRequestId === call.requestId;
    const isOver = !['open', 'waiting-for-shop'].includes(session.state) || session.expiresAt <= clock.now();
    if (isOver && !isRepetition) {
      return failed(409, 'InvalidRedirectSessionStateTransition', 'The session cannot be cancelled any more.');
    }
    const cancelled: PracticeSession = isRepetition
      ? session
      : { ...session, state: 'cancelled', lastModifiedOn: clock.now(), cancelRequestId: call.requestId };
    if (!isRepetition) {
      sessions.put(cancelled);
      await events.redirectSessionCancelled(cancelled);
    }
    return json(
      200,
      JSON.stringify({
        id: cancelled.id,
        state: 'Cancelled',
        createdOn: timestamp(cancelled.createdOn),
        lastModifiedOn: timestamp(cancelled.lastModifiedOn),
      }),
    );
  };

  return async ({ method, url, headers, body }) => {
    const [, id, action] = address.exec(url.pathname) ?? [];
    if (id === undefined) return null;
    if (!isSame(String(headers['x-api-key'] ?? ''), apiKey)) return failed(401, 'Unauthorized', 'The key is unknown.');
    const requestId = String(headers['x-request-id'] ?? '');
    if (!uuid.test(requestId)) return invalid('x-request-id', 'Value must be a UUID');
    if (!uuid.test(id)) return invalid('redirectSessionId', 'Value must be a UUID');
    const call: Call = { id: id.toLowerCase(), requestId, body };
    if (method === 'PUT' && action === undefined) return create(call, failures.take());
    if (method === 'POST' && action === 'cancel') return cancel(call);
    return failed(405, 'MethodNotAllowed', 'Not a way to use this address.');
  };
}

const address = /^\/customer-authentication-service\/v1\/redirect-sessions\/([^/]+)(?:\/(cancel))?$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

const json = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Said => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body,
});

const html = (status: number, body: string): Said => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body,
});
