import type { Clock, Randomness } from '../core/ports/system.ts';
import type { PracticeSession } from './sessions.ts';
import { timestamp } from './timestamp.ts';

/** Tells the merchant what became of a session, as Zastrpay does [docs]. */
export interface EventDelivery {
  /** Resolves after the first try; what the merchant did not take is tried again behind the scenes. */
  customerRegistered(session: PracticeSession): Promise<void>;
  redirectSessionCancelled(session: PracticeSession): Promise<void>;
  /** Gives up what is left and waits for what is under way. */
  stop(): Promise<void>;
}

/** Whether and how Zastrpay repeats is undocumented; this is ours. Milliseconds between the tries. */
const pauses = [1_000, 5_000, 30_000, 120_000] as const;

export function createEventDelivery(parts: {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly deliver: (envelopeJson: string) => Promise<void>;
}): EventDelivery {
  const { clock, randomness, deliver } = parts;
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();

  const keep = (work: Promise<void>): void => {
    const kept = work.finally(() => underWay.delete(kept));
    underWay.add(kept);
  };

  const tryAgain = async (envelope: string): Promise<void> => {
    for (const pause of pauses) {
      try {
        await clock.sleep(pause, stopping.signal);
        await deliver(envelope);
        return;
      } catch {
        if (stopping.signal.aborted) return;
      }
    }
  };

  const send = async (event: { source: string; type: string; data: Readonly<Record<string, string>> }) => {
    const envelope = JSON.stringify({
      specversion: 1,
      id: randomness.uuid(),
      source: event.source,
      time: timestamp(clock.now()),
      datacontenttype: 'application/json',
      type: event.type,
      data: event.data,
    });
    const first = deliver(envelope).catch(() => keep(tryAgain(envelope)));
    keep(first);
    await first;
  };

  const times = (session: PracticeSession) => ({
    createdOn: timestamp(session.createdOn),
    lastModifiedOn: timestamp(session.lastModifiedOn),
  });

  return {
    customerRegistered: (session) =>
      send({
        source: '/customer-service',
        type: 'CustomerRegistered',
        data: { id: session.id, state: 'Active', ...times(session) },
      }),
    redirectSessionCancelled: (session) =>
      send({
        source: '/customer-authentication-service',
        type: 'RedirectSessionCancelled',
        data: { id: session.id, state: 'Cancelled', type: 'NewCustomer', ...times(session) },
      }),
    async stop() {
      stopping.abort();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
