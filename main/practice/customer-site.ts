import type { Clock } from '../core/ports/system.ts';
import { customerPage, tokenlessLinkPage, unknownLinkPage } from './customer-page.ts';
import type { EventDelivery } from './event-delivery.ts';
import { browserLanguage } from './page.ts';
import type { Asked, Said } from './server.ts';
import type { PracticeSession, PracticeSessions, PracticeState } from './sessions.ts';

export interface CustomerSiteParts {
  readonly sessions: PracticeSessions;
  readonly events: EventDelivery;
  readonly clock: Clock;
}

const steps = ['register', 'check', 'fail', 'abort'] as const;
type Step = (typeof steps)[number];

/**
 * What the customer meets behind the link: a page for every state, and one POST for every step. The token is all that
 * proves who is asking, so every step carries it in its body. Null for what is none of its addresses.
 */
export function createCustomerSite({
  sessions,
  events,
  clock,
}: CustomerSiteParts): (asked: Asked) => Promise<Said | null> {
  const isExpired = (session: PracticeSession): boolean => session.expiresAt <= clock.now();

  const moved = (session: PracticeSession, state: PracticeState): PracticeSession => {
    const next = { ...session, state, lastModifiedOn: clock.now() };
    sessions.put(next);
    return next;
  };

  /** Does the step if it is one that the session's page offers. @returns where the customer goes then, or null */
  const take = async (step: Step, session: PracticeSession, token: string): Promise<string | null> => {
    const { state, redirectData } = session;
    // The shop's check comes later than the link lives; only the way in closes with it.
    const mayBegin = state === 'open' && !isExpired(session);
    switch (step) {
      case 'register':
        if (!mayBegin) return null;
        moved(session, 'waiting-for-shop');
        return `/customer?token=${encodeURIComponent(token)}`;
      case 'check':
        if (state !== 'waiting-for-shop') return null;
        await events.customerRegistered(moved(session, 'registered'));
        return redirectData.successUrl;
      case 'fail':
        if (!mayBegin && state !== 'waiting-for-shop') return null;
        moved(session, 'failed');
        return redirectData.failureUrl;
      case 'abort':
        return mayBegin ? redirectData.abortUrl : null;
    }
  };

  return async ({ method, url, headers, body }) => {
    const step = steps.find((each) => url.pathname === `/customer/${each}`);
    const isPage = method === 'GET' && url.pathname === '/customer';
    if (!isPage && !(method === 'POST' && step !== undefined)) return null;
    const token = (isPage ? url.searchParams : new URLSearchParams(body.toString('utf8'))).get('token') ?? '';
    const language = browserLanguage(headers['accept-language']);
    if (isPage && token === '') return tokenlessLinkPage(language);
    const session = await sessions.ofToken(token);
    if (session === undefined) return unknownLinkPage(language);
    const goesTo = step === undefined ? null : await take(step, session, token);
    // A step that is none (pressed twice, or too late) shows how things stand.
    return goesTo === null ? customerPage(session, token, isExpired(session)) : seeOther(new URL(goesTo, url));
  };
}

const seeOther = (target: URL): Said => ({
  kind: 'answer',
  status: 303,
  headers: { location: target.href, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
  body: '',
});
