import type { EventSources } from '../../core/event-sources.ts';
import type { OutcomeLog } from '../../core/ports/outcomes.ts';
import type { Handlers } from '../router.ts';

type EventHandlers = Pick<Handlers, Extract<keyof Handlers, `events.${string}`>>;

/** How many unmatched events a screen can use; the rest is in the log. */
const unmatchedShown = 100;

/** The ways in for Zastrpay's events. */
export function eventHandlers(parts: { readonly eventSources: EventSources; readonly log: OutcomeLog }): EventHandlers {
  const { eventSources, log } = parts;
  return {
    'events.sources': () => eventSources.view(),
    async 'events.receiver'({ apiKey, ...setting }) {
      await eventSources.setReceiver(setting, apiKey);
      return eventSources.view();
    },
    async 'events.feed'({ apiKey, ...setting }) {
      await eventSources.setFeed(setting, apiKey);
      return eventSources.view();
    },
    async 'events.remove'({ kind }) {
      await eventSources.remove(kind);
      return eventSources.view();
    },
    'events.import': ({ text }) => eventSources.takeText(text),
    async 'events.unmatched'() {
      return (await log.unmatched(unmatchedShown)).map(({ event, receivedAt }) => ({
        id: event.id,
        type: event.type,
        sessionId: event.sessionId,
        at: event.at?.toISOString() ?? null,
        receivedAt: receivedAt.toISOString(),
      }));
    },
  };
}
