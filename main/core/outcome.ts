import type { OutcomeLog } from './ports/outcomes.ts';
import type { Announcer, Clock } from './ports/system.ts';
import { statusesBefore } from './session.ts';

/** What Zastrpay tells the merchant about a session [docs]. Only `CustomerRegistered` proves a registration. */
export interface OutcomeEvent {
  /** The envelope's own id. */
  readonly id: string;
  readonly type: 'CustomerRegistered' | 'RedirectSessionCancelled';
  /** For a new customer the event's customer id is the session id that we chose [docs]. */
  readonly sessionId: string;
  /** When Zastrpay says that it happened, or null when it does not say so legibly. */
  readonly at: Date | null;
}

/** How an event reached the desk. */
export type EventSource = 'receiver' | 'feed' | 'file' | 'practice';

/** What became of an event: a new state, nothing new, seen before, or about no session of this desk. */
export type Intake = 'moved' | 'noted' | 'repeat' | 'unmatched';

/** An event that speaks of a session this desk does not have: another till's, or a website's. */
export interface UnmatchedEvent {
  readonly event: OutcomeEvent;
  readonly receivedAt: Date;
}

/** Takes Zastrpay's word for what became of a session. */
export interface Outcomes {
  /** Any order, any number of times: an envelope counts once, and what is final stays. */
  takeIn(event: OutcomeEvent, source: EventSource): Promise<Intake>;
}

export function createOutcomes(parts: {
  readonly log: OutcomeLog;
  readonly clock: Clock;
  readonly announcer: Announcer;
}): Outcomes {
  const { log, clock, announcer } = parts;
  return {
    async takeIn(event, source) {
      const status = event.type === 'CustomerRegistered' ? 'registered' : 'cancelled';
      const intake = await log.receive(event, statusesBefore(status), {
        at: clock.now(),
        session: event.sessionId,
        kind: `session.${status}`,
        actor: 'zastrpay',
        origin: 'zastrpay',
        data: { event: event.id, source },
      });
      if (intake === 'moved') announcer.sessionChanged(event.sessionId);
      if (intake === 'unmatched') announcer.deskChanged();
      return intake;
    },
  };
}
