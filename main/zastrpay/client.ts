import type { ApiReply, CancelReply, PutSession, ZastrpayApi } from '../core/ports/zastrpay.ts';
import { customerTexts, withoutEcho } from './echo.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { retryAfterMs, serverDate } from './server-time.ts';
import { cancelAddress, sessionAddress } from './session-address.ts';
import { type Parsed, parseCancelled, parseCreated, parseError } from './wire.ts';

/**
 * Zastrpay over HTTP: one call, one request, one reply, never an exception. Repeating is the caller's business.
 * @param fetch the network to use: Chromium's stack in Electron, Node's elsewhere
 */
export function createZastrpayApi({
  fetch,
  now = () => new Date(),
}: {
  readonly fetch: typeof globalThis.fetch;
  readonly now?: () => Date;
}): ZastrpayApi {
  const exchange = createExchange(fetch);
  return {
    async putSession(call): Promise<ApiReply> {
      const answered = await exchange({
        method: 'PUT',
        url: sessionAddress(call.baseUrl, call.sessionId),
        headers: { ...identification(call), 'Content-Type': 'application/json' },
        body: call.body,
        timeoutMs: call.timeoutMs,
        signal: call.signal,
      });
      const sent = [call.apiKey, ...customerTexts(call.body)];
      return replyTo(answered, now, sent, (text, date) => {
        const parsed = parseCreated(text);
        if (!parsed.ok) return parsed;
        const { token, redirectUrl } = parsed.value;
        const correlationId = withoutEcho(parsed.value.correlationId, [...sent, token, redirectUrl]);
        const answer = { ...parsed.value, correlationId };
        return { ok: true, value: { kind: 'created', answer, raw: text, serverDate: date } };
      });
    },

    async cancelSession(call): Promise<CancelReply> {
      const answered = await exchange({
        method: 'POST',
        url: cancelAddress(call.baseUrl, call.sessionId),
        headers: identification(call),
        body: null,
        timeoutMs: call.timeoutMs,
        signal: call.signal,
      });
      return replyTo(answered, now, [call.apiKey], (text) => {
        const parsed = parseCancelled(text);
        if (!parsed.ok) return parsed;
        // That another session was cancelled says nothing about this one.
        const { id, correlationId } = parsed.value;
        if (id.toLowerCase() !== call.sessionId.toLowerCase()) return { ok: false, reason: 'answer-other-shape' };
        return { ok: true, value: { kind: 'cancelled', correlationId: withoutEcho(correlationId, [call.apiKey]) } };
      });
    },
  };
}

const identification = (call: Pick<PutSession, 'apiKey' | 'requestId'>) => ({
  'x-api-key': call.apiKey,
  'x-request-id': call.requestId,
});

type Unsuccessful = Exclude<ApiReply, { kind: 'created' }>;

function replyTo<T>(
  exchange: Exchange,
  now: () => Date,
  sent: readonly string[],
  success: (text: string, serverDate: Date | null) => Parsed<T>,
): T | Unsuccessful {
  if (exchange.kind !== 'answered') return exchange;
  const { status, body, header } = exchange;
  const date = serverDate(header('date'));
  if (status < 200 || status >= 300) {
    const error = parseError(body.kind === 'text' ? body.text : '');
    return {
      kind: 'refused',
      status,
      error: {
        ...error,
        code: withoutEcho(error.code, sent),
        correlationId: withoutEcho(error.correlationId, sent),
      },
      retryAfterMs: retryAfterMs(header('retry-after'), date ?? now()),
      serverDate: date,
    };
  }
  switch (body.kind) {
    case 'text': {
      const parsed = success(body.text, date);
      return parsed.ok ? parsed.value : { kind: 'broken', reason: parsed.reason, status };
    }
    case 'too-large':
      return { kind: 'broken', reason: 'answer-too-large', status };
    case 'failed':
    case 'stopped':
      return body;
  }
}
