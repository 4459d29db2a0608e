import type { AnswerWarning, Problem } from '../../preload/contract/session.ts';
import { buildLink } from './link.ts';
import type { ApiReply } from './ports/zastrpay.ts';
import { decodeToken } from './token.ts';

type Created = Extract<ApiReply, { kind: 'created' }>;

/** What a 2xx answer amounts to for the session it was sent for. */
export interface ReadAnswer {
  /** Null when the answer's address is not one a customer may be sent to. */
  readonly link: string | null;
  readonly expiresAt: Date | null;
  /**
   * How long the link still lives by the server's own clock, as far as it told it. Milliseconds. Null without an `exp`, and
   * for one that has passed on arrival: Zastrpay has only just issued it, so some clock is wrong and the end not known.
   */
  readonly remainingMs: number | null;
  readonly warnings: readonly AnswerWarning[];
  /** The answer or its token speaks of another session: the link is held back. */
  readonly otherSession: boolean;
}

/** An HTTP date is cut to whole seconds (RFC 9110, 5.6.7). Milliseconds. */
const dateResolution = 999;

/** A machine whose clock is further off than this shows wrong times, and its operator should know. */
const clockTolerance = 60_000;

/** Reads an answer against what was asked. @param now when the answer came */
export function readAnswer(reply: Created, sessionId: string, linkSetting: string, now: Date): ReadAnswer {
  const { answer, serverDate } = reply;
  const claims = decodeToken(answer.token);
  const exp = claims?.exp ?? null;
  const expiresAt = exp === null ? null : new Date(exp * 1000);
  const warnings: AnswerWarning[] = [];
  // The page's own example answers `ExistingTransactionIntent` to `NewCustomer`: odd, but its link works.
  if (answer.type !== null && answer.type !== 'NewCustomer') warnings.push('answer-type-differs');
  if (claims === null) warnings.push('token-undecodable');
  else if (exp === null) warnings.push('expiry-missing');
  // Counted from the end of the second that `Date` names: a link may end a moment early, never late.
  const sentAt = serverDate === null ? now.getTime() : serverDate.getTime() + dateResolution;
  const remainingMs = expiresAt === null ? null : expiresAt.getTime() - sentAt;
  if (remainingMs !== null && remainingMs <= 0) warnings.push('expired-on-arrival');
  if (serverDate !== null && Math.abs(serverDate.getTime() - now.getTime()) > clockTolerance) {
    warnings.push('clock-differs');
  }
  const sid = claims?.sid ?? null;
  return {
    link: buildLink(linkSetting, { redirectUrl: answer.redirectUrl, token: answer.token, sessionId }),
    expiresAt,
    remainingMs: remainingMs !== null && remainingMs > 0 ? remainingMs : null,
    warnings,
    otherSession: !isSame(answer.id, sessionId) || (sid !== null && !isSame(sid, sessionId)),
  };
}

/** The problem of an answer that was understood but does not yield a link to show. */
export function problemOfAnswer(code: Problem['code'], reply: Created, requestId: string): Problem {
  return {
    code,
    sessionExists: 'yes',
    httpStatus: null,
    zastrpayCode: null,
    requestId,
    correlationId: reply.answer.correlationId,
    fields: [],
  };
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
