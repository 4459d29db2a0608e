import { z } from 'zod';
import type { RedirectUrls } from '../../preload/contract/profile.ts';
import { webUrl } from '../core/web-address.ts';

/** What the PUT asks for, as far as the practice Zastrpay makes use of it. */
export interface SessionRequest {
  readonly redirectData: RedirectUrls;
  readonly locale: string;
  readonly customerData: Readonly<Record<string, unknown>>;
}

/** One complaint, in the words of Zastrpay's documented error. */
export interface ValidationReason {
  readonly fieldName: string;
  readonly errorMessage: string;
}

export type ReadRequest =
  | { readonly ok: true; readonly request: SessionRequest }
  | { readonly ok: false; readonly reasons: readonly ValidationReason[] };

const types = ['NewCustomer', 'NewTransactionIntent', 'ExistingTransactionIntent'];
const uri = z.string('Value must not be empty').refine((text) => webUrl(text).ok, 'Value must be a URI');

// The rules that Zastrpay documents, and no more: which customer data it demands is unknown, so any is taken.
const schema = z.object({
  type: z
    .string('Value must not be empty')
    .refine((type) => types.includes(type), 'Value is not a known type')
    .refine((type) => !types.includes(type) || type === 'NewCustomer', 'Practice registers new customers only'),
  redirectData: z.object(
    { successUrl: uri, failureUrl: uri, abortUrl: uri, qrCodeSuccessUrl: uri },
    'Value must not be empty',
  ),
  locale: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]{2})?$/i, 'Value must have the form xx or xx-XX')
    .default('de-DE'),
  customerData: z.record(z.string(), z.unknown()).default({}),
});

/** The body's text → what it asks for, or everything that is wrong with it. */
export function readSessionRequest(text: string): ReadRequest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reasons: [{ fieldName: '', errorMessage: 'Body must be JSON' }] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, request: parsed.data };
  const reasons = parsed.error.issues.map(({ path, message }) => ({
    fieldName: path.join('.'),
    errorMessage: message,
  }));
  return { ok: false, reasons };
}
