import { z } from 'zod';
import type { ApiError, SessionAnswer } from '../core/ports/zastrpay.ts';

/**
 * Zastrpay's answers as far as the desk needs them. Little is demanded, because the documentation contradicts itself
 * (the page's own example answers with another type and customer than asked): only what a link cannot be built without.
 */

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: 'answer-not-json' | 'answer-other-shape' };

// Codes and correlation ids are written down and shown unsealed; prose could quote the customer's data, so it stays out.
const code = z
  .string()
  .regex(/^[\x21-\x7e]{1,100}$/)
  .nullable()
  .catch(null);

const created = z.object({
  id: z.string().min(1),
  token: z.string().min(1),
  redirectUrl: z.string().min(1),
  type: z.string().nullable().catch(null),
  lastCorrelationId: code,
});

const cancelled = z.object({ id: z.string().min(1), state: z.literal('Cancelled'), lastCorrelationId: code });

const failed = z.object({
  code,
  correlationId: code,
  details: z
    .object({ validationErrorReasons: z.array(z.object({ fieldName: code }).catch({ fieldName: null })).catch([]) })
    .catch({ validationErrorReasons: [] }),
});

/** A 2xx to the PUT. */
export function parseCreated(text: string): Parsed<SessionAnswer> {
  const parsed = parse(created, text);
  if (!parsed.ok) return parsed;
  const { id, type, token, redirectUrl, lastCorrelationId } = parsed.value;
  return { ok: true, value: { id, type, token, redirectUrl, correlationId: lastCorrelationId } };
}

/** A 2xx to the cancellation: the id of the session that is cancelled now. */
export function parseCancelled(text: string): Parsed<{ readonly id: string; readonly correlationId: string | null }> {
  const parsed = parse(cancelled, text);
  if (!parsed.ok) return parsed;
  return { ok: true, value: { id: parsed.value.id, correlationId: parsed.value.lastCorrelationId } };
}

/** The body of an answer that is not 2xx. A gateway may send HTML or nothing; then nothing is known. */
export function parseError(text: string): ApiError {
  const parsed = parse(failed, text);
  if (!parsed.ok) return { code: null, correlationId: null, fieldNames: [] };
  return {
    code: parsed.value.code,
    correlationId: parsed.value.correlationId,
    fieldNames: parsed.value.details.validationErrorReasons.flatMap(({ fieldName }) => fieldName ?? []),
  };
}

function parse<T>(schema: z.ZodType<T>, text: string): Parsed<T> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'answer-not-json' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, reason: 'answer-other-shape' };
}
