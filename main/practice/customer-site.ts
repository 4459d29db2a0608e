import { customerPage, tokenlessLinkPage, unknownLinkPage } from './customer-page.ts';
import { type CustomerSteps, customerSteps } from './customer-steps.ts';
import { browserLanguage } from './page.ts';
import type { Asked, Said } from './server.ts';
import type { PracticeSessions } from './sessions.ts';

export interface CustomerSiteParts {
  readonly sessions: PracticeSessions;
  readonly steps: CustomerSteps;
}

/**
 * What the customer meets behind the link: a page for every state, and one POST for every step. The token is all that
 * proves who is asking, so every step carries it in its body. Null for what is none of its addresses.
 */
export function createCustomerSite({ sessions, steps }: CustomerSiteParts): (asked: Asked) => Promise<Said | null> {
  return async ({ method, url, headers, body }) => {
    const step = customerSteps.find((each) => url.pathname === `/customer/${each}`);
    const isPage = method === 'GET' && url.pathname === '/customer';
    if (!isPage && !(method === 'POST' && step !== undefined)) return null;
    const token = (isPage ? url.searchParams : new URLSearchParams(body.toString('utf8'))).get('token') ?? '';
    const language = browserLanguage(headers['accept-language']);
    if (isPage && token === '') return tokenlessLinkPage(language);
    const session = await sessions.ofToken(token);
    if (session === undefined) return unknownLinkPage(language);
    const goesTo = step === undefined ? null : await steps.take(step, session);
    // A step that is none (pressed twice, or too late) shows how things stand.
    if (goesTo === null) return customerPage(session, token, steps.isExpired(session));
    const target = goesTo === 'page' ? `/customer?token=${encodeURIComponent(token)}` : session.redirectData[goesTo];
    return seeOther(new URL(target, url));
  };
}

const seeOther = (target: URL): Said => ({
  kind: 'answer',
  status: 303,
  headers: { location: target.href, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
  body: '',
});
