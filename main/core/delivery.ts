import type { SessionStatus } from '../../preload/contract/session.ts';
import { problemOfAnswer, readAnswer } from './answer.ts';
import type { AuditData, AuditEntry } from './audit.ts';
import type { Expiry } from './expiry.ts';
import type { LinkCodes } from './ports/codes.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock, Randomness } from './ports/system.ts';
import type { ApiReply, ZastrpayApi } from './ports/zastrpay.ts';
import { leavesDoubt, problemOf } from './problem.ts';
import type { Profiles } from './profiles.ts';
import { askedPause, isTransient, isWorthRepeating, type RetryPolicy, retryDelay } from './retry.ts';
import { type SessionChange, type SessionRecord, takeOver } from './session.ts';

/**
 * Gets a written-down intent to Zastrpay: the same bytes under the same ids, again and again until the outcome is known
 * or the deadline has passed, and writes down what came of it.
 */
export interface Delivery {
  /** Resolves when the outcome is on disk. A second call for the same session joins the first. */
  deliver(session: SessionRecord): Promise<void>;
  /** Gives up waiting; the session becomes `unknown`. */
  stop(id: string): void;
  isUnderWay(id: string): boolean;
  isAnyUnderWay(): boolean;
  /** Stops everything under way and waits until that is written down. */
  stopAll(): Promise<void>;
}

export interface DeliveryParts {
  readonly log: SessionLog;
  readonly api: ZastrpayApi;
  readonly profiles: Profiles;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly expiry: Expiry;
  readonly codes: Pick<LinkCodes, 'expect' | 'begin'>;
  readonly announcer: Announcer;
  readonly policy: RetryPolicy;
  readonly actor: () => string;
}

interface Delivered {
  /** How the profile that was sent with forms its link. */
  readonly linkSetting: string;
  readonly reply: ApiReply;
  readonly attempts: number;
  /** An earlier try may have been performed although its answer was lost. */
  readonly mayExist: boolean;
}

// Another process may have given the session up meanwhile; a real outcome still wins over its `unknown`.
const awaiting: readonly SessionStatus[] = ['sending', 'unknown'];

export function createDelivery(parts: DeliveryParts): Delivery {
  const { log, api, profiles, clock, randomness, expiry, codes, announcer, policy, actor } = parts;
  const underWay = new Map<string, { readonly done: Promise<void>; readonly stop: AbortController }>();

  const attempt = async (session: SessionRecord, signal: AbortSignal): Promise<Delivered> => {
    const { profile, apiKey } = await profiles.credentials(session.profileId);
    codes.expect();
    const body = await log.body(session.id);
    const deadline = clock.monotonic() + policy.overallMs;
    const linkSetting = profile.link;
    let mayExist = session.problem !== null && session.problem.sessionExists !== 'no';
    for (let attempts = 1; ; attempts++) {
      announcer.attempt(session.id, attempts, null);
      const reply = await api.putSession({
        baseUrl: profile.baseUrl,
        apiKey,
        sessionId: session.id,
        requestId: session.requestId,
        body,
        timeoutMs: Math.max(1, Math.min(policy.attemptMs, deadline - clock.monotonic())),
        signal,
      });
      if (reply.kind === 'created' || !isWorthRepeating(reply)) {
        return { linkSetting, reply, attempts, mayExist };
      }
      const wait = retryDelay(policy, attempts, askedPause(reply), randomness.fraction());
      if (clock.monotonic() + wait >= deadline) return { linkSetting, reply, attempts, mayExist };
      mayExist ||= leavesDoubt(reply);
      announcer.attempt(session.id, attempts, wait);
      try {
        await clock.sleep(wait, signal);
      } catch {
        return { linkSetting, reply: { kind: 'stopped' }, attempts, mayExist };
      }
    }
  };

  const settle = async (session: SessionRecord, delivered: Delivered): Promise<void> => {
    const outcome = outcomeOf(session, delivered, clock.now());
    const { status, sealed } = outcome.change;
    if (status === 'link-ready' && sealed?.link !== undefined) codes.begin(sealed.link);
    if (delivered.reply.kind === 'created') expiry.anchor(session.id, outcome.remainingMs);
    const change = { ...outcome.change, ...takeOver(session, outcome.change.status, clock.now(), actor()) };
    await log.change(session.id, awaiting, change, {
      at: clock.now(),
      session: session.id,
      kind: outcome.kind,
      actor: actor(),
      origin: outcome.change.origin,
      data: outcome.data,
    });
  };

  return {
    deliver(session) {
      const running = underWay.get(session.id);
      if (running !== undefined) return running.done;
      const stop = new AbortController();
      const done = attempt(session, stop.signal)
        .then((delivered) => settle(session, delivered))
        .finally(() => {
          underWay.delete(session.id);
          announcer.sessionChanged(session.id);
        });
      underWay.set(session.id, { done, stop });
      return done;
    },
    stop(id) {
      underWay.get(id)?.stop.abort();
    },
    isUnderWay: (id) => underWay.has(id),
    isAnyUnderWay: () => underWay.size > 0,
    async stopAll() {
      const running = [...underWay.values()];
      for (const { stop } of running) stop.abort();
      await Promise.allSettled(running.map(({ done }) => done));
    },
  };
}

interface Outcome {
  readonly kind: AuditEntry['kind'];
  readonly change: SessionChange;
  readonly data: AuditData;
  readonly remainingMs: number | null;
}

function outcomeOf(session: SessionRecord, delivered: Delivered, now: Date): Outcome {
  const { linkSetting, reply, attempts, mayExist } = delivered;
  if (reply.kind !== 'created') {
    const problem = problemOf(reply, session.requestId, mayExist);
    // A 4xx means that nothing was created, unless an earlier try may have got through.
    const refused = reply.kind === 'refused' && !isTransient(reply.status) && problem.sessionExists === 'no';
    return {
      kind: refused ? 'session.refused' : 'session.outcome-unknown',
      change: {
        status: refused ? 'refused' : 'unknown',
        origin: refused ? 'zastrpay' : 'desk',
        problem,
      },
      data: {
        attempts,
        problem: problem.code,
        httpStatus: problem.httpStatus,
        sessionExists: problem.sessionExists,
        correlationId: problem.correlationId,
      },
      remainingMs: null,
    };
  }
  const read = readAnswer(reply, session.id, linkSetting, now);
  const warnings = [...session.warnings, ...read.warnings];
  const data = {
    attempts,
    correlationId: reply.answer.correlationId,
    expiresAt: read.expiresAt?.toISOString() ?? null,
    warnings: read.warnings.join(' '),
  };
  const sealed = { token: reply.answer.token, answer: reply.raw, ...(read.link !== null && { link: read.link }) };
  const { expiresAt, remainingMs } = read;
  if (read.link === null) {
    const problem = problemOfAnswer('redirect-url-not-https', reply, session.requestId);
    return {
      kind: 'session.outcome-unknown',
      change: { status: 'unknown', origin: 'desk', expiresAt, warnings, problem, sealed },
      data: { ...data, problem: problem.code },
      remainingMs,
    };
  }
  if (read.otherSession) {
    const problem = problemOfAnswer('answer-other-session', reply, session.requestId);
    return {
      kind: 'session.held',
      change: { status: 'held', origin: 'desk', expiresAt, warnings, problem, sealed },
      data: { ...data, problem: problem.code },
      remainingMs,
    };
  }
  return {
    kind: 'session.answered',
    change: { status: 'link-ready', origin: 'zastrpay', expiresAt, warnings, problem: null, sealed },
    data,
    remainingMs,
  };
}
