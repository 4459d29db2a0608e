import type { Profile } from '../../../preload/contract/profile.ts';

/** One PUT, as it goes over the wire. */
export interface PutSession {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly sessionId: string;
  readonly requestId: string;
  readonly body: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What came of one attempt. Never thrown: a broken network is an everyday answer. */
export type ApiReply =
  | { readonly kind: 'created'; readonly answer: SessionAnswer; readonly raw: string; readonly serverDate: Date | null }
  /** An HTTP answer that is not 2xx. */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly error: ApiError;
      readonly retryAfterMs: number | null;
      readonly serverDate: Date | null;
    }
  /** A 2xx that cannot be understood: Zastrpay acted, but what it said is lost. */
  | {
      readonly kind: 'broken';
      readonly reason: 'answer-too-large' | 'answer-not-json' | 'answer-other-shape';
      readonly status: number;
    }
  /** No answer at all: it may or may not have acted. */
  | { readonly kind: 'failed'; readonly reason: NetworkFailure }
  /** The caller's signal fired. */
  | { readonly kind: 'stopped' };

/** `redirected`: Chromium's stack tells that a redirect was not followed, but not its status. */
export type NetworkFailure =
  | 'offline'
  | 'name-lookup'
  | 'tls'
  | 'proxy'
  | 'timeout'
  | 'connection-broken'
  | 'redirected';

/** What matters of a 2xx answer; the rest is kept as `raw`. */
export interface SessionAnswer {
  readonly id: string;
  readonly type: string | null;
  readonly token: string;
  readonly redirectUrl: string;
  readonly correlationId: string | null;
}

/** Zastrpay's error body, as far as it was one. */
export interface ApiError {
  readonly code: string | null;
  readonly correlationId: string | null;
  readonly fieldNames: readonly string[];
}

/** One cancelling POST; it has no body. */
export type CancelSession = Omit<PutSession, 'body'>;

/** What came of one attempt to cancel. */
export type CancelReply =
  | { readonly kind: 'cancelled'; readonly correlationId: string | null }
  | Exclude<ApiReply, { kind: 'created' }>;

export interface ZastrpayApi {
  putSession(call: PutSession): Promise<ApiReply>;
  cancelSession(call: CancelSession): Promise<CancelReply>;
}

/** The embedded Zastrpay of the practice profile, started when first needed. */
export interface PracticeZastrpay {
  profile(): Promise<{ readonly profile: Profile; readonly apiKey: string }>;
  /** The customer behind a session does all there is to do. @returns whether they are registered; not one of an earlier run */
  register(sessionId: string): Promise<boolean>;
}
