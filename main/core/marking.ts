import type { SessionStatus } from '../../preload/contract/session.ts';
import { Failure } from './failure.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock } from './ports/system.ts';
import { neededReason } from './reason.ts';
import { existingSession, type SessionRecord, statusesBefore } from './session.ts';

/** An outcome the operator knows of without Zastrpay's event: shown as the operator's word, never as Zastrpay's. */
export interface Marking {
  /**
   * @param reason the operator's own words; sealed, because they may name the customer
   * @throws Failure `session-unknown`, `session-status`, `invalid-input` without a reason, `vault-locked`
   */
  mark(idOrReference: string, outcome: MarkedOutcome, reason: string): Promise<SessionRecord>;
}

export type MarkedOutcome = Extract<SessionStatus, 'registered' | 'cancelled'>;

export function createMarking(parts: {
  readonly log: SessionLog;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly actor: () => string;
}): Marking {
  const { log, clock, announcer, actor } = parts;
  return {
    async mark(idOrReference, outcome, reason) {
      const { id } = await existingSession(log, idOrReference);
      const given = neededReason(reason);
      // What is still being sent has an outcome of its own coming.
      const from = statusesBefore(outcome).filter((status) => status !== 'sending');
      const change = { status: outcome, origin: 'operator', sealed: { reason: given } } as const;
      const entry = {
        at: clock.now(),
        session: id,
        kind: `session.${outcome}`,
        actor: actor(),
        origin: 'operator',
        data: { reasonGiven: true },
      } as const;
      const marked = await log.change(id, from, change, entry);
      if (marked === null) throw new Failure('session-status', 'A session in this state cannot be marked so.');
      announcer.sessionChanged(id);
      return marked;
    },
  };
}
