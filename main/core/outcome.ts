import type { Announcer, Clock, SessionLog } from './ports.ts';
import { statusesBefore } from './session.ts';

/** What Zastrpay tells the merchant about a session [docs]. Only `CustomerRegistered` proves a registration. */
export interface OutcomeEvent {
  /** The envelope's own id. */
  readonly id: string;
  readonly type: 'CustomerRegistered' | 'RedirectSessionCancelled';
  /** For a new customer the event's customer id is the session id that we chose [docs]. */
  readonly sessionId: string;
}

/** Takes Zastrpay's word for what became of a session. Repeats and late events change nothing that is final. */
export interface Outcomes {
  takeIn(event: OutcomeEvent): Promise<void>;
}

export function createOutcomes(parts: {
  readonly log: SessionLog;
  readonly clock: Clock;
  readonly announcer: Announcer;
}): Outcomes {
  const { log, clock, announcer } = parts;
  return {
    async takeIn(event) {
      const status = event.type === 'CustomerRegistered' ? 'registered' : 'cancelled';
      const moved = await log.change(
        event.sessionId,
        statusesBefore(status),
        { status, origin: 'zastrpay' },
        {
          at: clock.now(),
          session: event.sessionId,
          kind: `session.${status}`,
          actor: 'zastrpay',
          origin: 'zastrpay',
          data: { event: event.id, type: event.type },
        },
      );
      if (moved !== null) announcer.sessionChanged(event.sessionId);
    },
  };
}
