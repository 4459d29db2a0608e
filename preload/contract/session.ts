import type { FieldError } from './errors.ts';
import type { Environment } from './profile.ts';
import type { FormWarning } from './registration.ts';

export const sessionStatuses = [
  'draft',
  'sending',
  'link-ready',
  'handed-over',
  'registered',
  'refused',
  'unknown',
  'held',
  'cancelled',
  'expired',
  'replaced',
  'erased',
] as const;

/** Where a redirect session stands. `unknown` stays unknown until Zastrpay says otherwise. */
export type SessionStatus = (typeof sessionStatuses)[number];

/** Who says so: Zastrpay's answer or event, the operator, the passing of `exp`, or the desk itself. */
export type Origin = 'zastrpay' | 'operator' | 'clock' | 'desk';

/** What stands between the operator and a link. Which of them leave a session behind is `sessionExists`. */
export type ProblemCode =
  | 'offline'
  | 'name-lookup'
  | 'tls'
  | 'proxy'
  | 'timeout'
  | 'connection-broken'
  | 'key-refused'
  | 'access-denied'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'refused'
  | 'throttled'
  | 'server-error'
  | 'redirected'
  | 'answer-too-large'
  | 'answer-not-json'
  | 'answer-other-shape'
  | 'answer-other-session'
  | 'redirect-url-not-https'
  | 'interrupted'
  | 'stopped-waiting';

export interface Problem {
  readonly code: ProblemCode;
  /** Whether a session exists at Zastrpay now, as far as anybody can tell. */
  readonly sessionExists: 'no' | 'yes' | 'unknown';
  readonly httpStatus: number | null;
  /** Zastrpay's own code ("Validation"), shown as it came. */
  readonly zastrpayCode: string | null;
  readonly requestId: string;
  readonly correlationId: string | null;
  /** Fields Zastrpay named, mapped to the form's own where they match. */
  readonly fields: readonly FieldError[];
}

/** Oddities in an answer that still yields a link. */
export type AnswerWarning =
  | 'answer-type-differs'
  | 'token-undecodable'
  | 'expiry-missing'
  | 'expired-on-arrival'
  | 'clock-differs'
  | 'practice-ends-with-program';

/** A second session for the same person was created knowingly: a second customer at Zastrpay. */
export type GuardWarning = 'same-person';

export type SessionWarning = AnswerWarning | FormWarning | GuardWarning;

/** Enough to recognise a customer one is talking to, too little to look one up. */
export interface MaskedCustomer {
  readonly name: string;
  readonly dateOfBirth: string | null;
  readonly email: string | null;
}

export interface SessionSummary {
  readonly id: string;
  readonly reference: string;
  readonly status: SessionStatus;
  readonly origin: Origin;
  readonly profile: string;
  readonly environment: Environment;
  /** UTC, ISO 8601 with milliseconds. */
  readonly createdAt: string;
  /** UTC, or null where the token names no expiry. */
  readonly expiresAt: string | null;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  /** Null while the vault is locked and after erasure. */
  readonly customer: MaskedCustomer | null;
}

export interface TimelineEntry {
  readonly sequence: number;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly origin: Origin;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

export interface SessionDetail extends SessionSummary {
  readonly locale: string;
  readonly requestId: string;
  readonly warnings: readonly SessionWarning[];
  readonly problem: Problem | null;
  readonly linkAvailable: boolean;
  readonly timeline: readonly TimelineEntry[];
}

/** A QR code as its modules, row by row, quiet zone not included; `1` is dark. */
export interface QrCode {
  readonly version: number;
  readonly level: 'L' | 'M' | 'Q' | 'H';
  readonly size: number;
  readonly modules: string;
  /** Above version 22 phones struggle: show larger or use another hand-over. */
  readonly dense: boolean;
}

/** What is needed to hand a link over; tied to its session by `sessionId`. */
export interface SessionLink {
  readonly sessionId: string;
  readonly reference: string;
  readonly link: string;
  readonly qr: QrCode | null;
  /** Milliseconds until `exp` by the desk's monotonic clock when this was answered; null when unknown. */
  readonly expiresInMs: number | null;
  readonly expiresAt: string | null;
}
