import type { Clock } from '../core/ports/system.ts';
import type { EventDelivery } from './event-delivery.ts';
import type { PracticeSession, PracticeSessions, PracticeState } from './sessions.ts';

export const customerSteps = ['register', 'check', 'fail', 'abort'] as const;

export type CustomerStep = (typeof customerSteps)[number];

/** What a customer can do with a session, whether somebody presses a button of the page or the desk plays them. */
export interface CustomerSteps {
  isExpired(session: PracticeSession): boolean;
  /** Does the step if it is one that the session's page offers. @returns where the customer goes then, or null */
  take(step: CustomerStep, session: PracticeSession): Promise<'page' | 'successUrl' | 'failureUrl' | 'abortUrl' | null>;
}

export function createCustomerSteps(parts: {
  readonly sessions: PracticeSessions;
  readonly events: EventDelivery;
  readonly clock: Clock;
}): CustomerSteps {
  const { sessions, events, clock } = parts;

  const isExpired = (session: PracticeSession): boolean => session.expiresAt <= clock.now();

  const moved = (session: PracticeSession, state: PracticeState): PracticeSession => {
    const next = { ...session, state, lastModifiedOn: clock.now() };
    sessions.put(next);
    return next;
  };

  return {
    isExpired,
    async take(step, session) {
      const { state } = session;
      // The shop's check comes later than the link lives; only the way in closes with it.
      const mayBegin = state === 'open' && !isExpired(session);
      switch (step) {
        case 'register':
          if (!mayBegin) return null;
          moved(session, 'waiting-for-shop');
          return 'page';
        case 'check':
          if (state !== 'waiting-for-shop') return null;
          await events.customerRegistered(moved(session, 'registered'));
          return 'successUrl';
        case 'fail':
          if (!mayBegin && state !== 'waiting-for-shop') return null;
          moved(session, 'failed');
          return 'failureUrl';
        case 'abort':
          return mayBegin ? 'abortUrl' : null;
      }
    },
  };
}
