import type { SessionStatus } from '../../preload/contract/session.ts';
import type { AuditEntry } from './audit.ts';
import type { Delivery } from './delivery.ts';
import { Failure } from './failure.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock, Randomness } from './ports/system.ts';
import type { CancelReply, ZastrpayApi } from './ports/zastrpay.ts';
import type { Profiles } from './profiles.ts';
import { askedPause, isTransient, isWorthRepeating, type RetryPolicy, retryDelay } from './retry.ts';
import { existingSession, type SessionRecord } from './session.ts';

/** Ends a redirect session at Zastrpay. */
export interface Cancellation {
  /**
   * `cancelled` only when Zastrpay says so, or says that there is no such session.
   * @throws Failure `session-unknown`, `session-status`, `cancel-refused` (Zastrpay says that it cannot be cancelled any
   * more), `cancel-unknown` (no answer: it may or may not be cancelled); the status is then as it was
   */
  cancel(idOrReference: string): Promise<SessionRecord>;
}

const canBeCancelled: readonly SessionStatus[] = [
  'unknown',
  'held',
  'link-ready',
  'handed-over',
  'expired',
  'replaced',
];

export function createCancellation(parts: {
  readonly log: SessionLog;
  readonly api: ZastrpayApi;
  readonly profiles: Profiles;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly announcer: Announcer;
  readonly policy: RetryPolicy;
  readonly actor: () => string;
}): Cancellation {
  const { log, api, profiles, delivery, clock, randomness, announcer, policy, actor } = parts;

  const entry = (session: string, kind: AuditEntry['kind'], data: AuditEntry['data']): AuditEntry => ({
    at: clock.now(),
    session,
    kind,
    actor: actor(),
    origin: kind === 'session.cancelled' ? 'zastrpay' : 'operator',
    data,
  });

  const send = async (session: SessionRecord): Promise<CancelReply> => {
    const { profile, apiKey } = await profiles.credentials(session.profileId);
    // One operation, one request id, however often it is repeated [docs].
    const requestId = randomness.uuid();
    const deadline = clock.monotonic() + policy.overallMs;
    const signal = new AbortController().signal;
    for (let attempt = 1; ; attempt++) {
      const reply = await api.cancelSession({
        baseUrl: profile.baseUrl,
        apiKey,
        sessionId: session.id,
        requestId,
        timeoutMs: Math.max(1, Math.min(policy.attemptMs, deadline - clock.monotonic())),
        signal,
      });
      if (reply.kind === 'cancelled' || !isWorthRepeating(reply)) return reply;
      const wait = retryDelay(policy, attempt, askedPause(reply), randomness.fraction());
      if (clock.monotonic() + wait >= deadline) return reply;
      await clock.sleep(wait);
    }
  };

  return {
    async cancel(idOrReference) {
      const found = await existingSession(log, idOrReference);
      if (!canBeCancelled.includes(found.status) || delivery.isUnderWay(found.id)) {
        throw new Failure('session-status', 'A session in this state cannot be cancelled.');
      }
      const reply = await send(found);
      const httpStatus = reply.kind === 'refused' ? reply.status : null;
      if (reply.kind === 'cancelled' || httpStatus === 404) {
        const cancelled = entry(found.id, 'session.cancelled', { httpStatus: httpStatus ?? 200 });
        // Registered meanwhile: then that is what became of it, and the event stays to be read.
        const change = { status: 'cancelled', origin: 'zastrpay' } as const;
        const moved = await log.change(found.id, canBeCancelled, change, cancelled);
        if (moved === null) await log.note(cancelled);
        announcer.sessionChanged(found.id);
        return existingSession(log, found.id);
      }
      await log.note(entry(found.id, 'session.cancel-failed', { httpStatus, reply: reply.kind }));
      if (reply.kind === 'refused' && !isTransient(reply.status)) {
        throw new Failure('cancel-refused', `Zastrpay did not cancel the session (HTTP ${reply.status}).`);
      }
      throw new Failure('cancel-unknown', 'Zastrpay did not answer: whether the session is cancelled is not known.');
    },
  };
}
