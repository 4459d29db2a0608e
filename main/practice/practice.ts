import type { Profile } from '../../preload/contract/profile.ts';
import type { Clock, Randomness } from '../core/ports/system.ts';
import type { PracticeZastrpay } from '../core/ports/zastrpay.ts';
import { practiceId, practiceName } from '../core/profiles.ts';
import { createApi } from './api.ts';
import { assetAnswer } from './assets.ts';
import { createCustomerSite } from './customer-site.ts';
import { createCustomerSteps } from './customer-steps.ts';
import { createEventDelivery } from './event-delivery.ts';
import { createFailures, type Failures } from './failures.ts';
import { merchantAnswer, merchantUrls } from './merchant-page.ts';
import { openServer, type PracticeServer, type Said } from './server.ts';
import { createPracticeSessions } from './sessions.ts';
import { createTokenSigner } from './token.ts';

/**
 * A Zastrpay of one's own, on this machine alone: the API, the customer's page behind the link, and the events. Whoever
 * learns the desk, demonstrates it or tests it needs no account and harms nobody. It keeps to what Zastrpay documents;
 * where Zastrpay is silent, a comment says that the choice is ours. Everything is in memory and gone at `stop`.
 */
export interface Practice extends PracticeZastrpay {
  /** What shall go wrong with the next sessions. */
  readonly failures: Failures;
  /** Closes every connection and lets go of all it knows. May be called twice. */
  stop(): Promise<void>;
}

export interface PracticeParts {
  readonly clock: Clock;
  readonly randomness: Randomness;
  /** Takes an event as Zastrpay would send it to the merchant; a rejection is tried again a few times. */
  readonly deliver: (envelopeJson: string) => Promise<void>;
}

/** Nothing runs before `profile()` is asked for the first time. */
export function createPractice({ clock, randomness, deliver }: PracticeParts): Practice {
  const failures = createFailures();
  const events = createEventDelivery({ clock, randomness, deliver });
  const sessions = createPracticeSessions();
  const steps = createCustomerSteps({ sessions, events, clock });
  let opening: Promise<Opened> | undefined;
  let stopped: Promise<void> | undefined;

  const open = async (): Promise<Opened> => {
    const apiKey = Buffer.from(randomness.bytes(24)).toString('base64url');
    const signer = createTokenSigner(randomness);
    const site = createCustomerSite({ sessions, steps });
    const server = await openServer((origin) => {
      const api = createApi({ origin, apiKey, sessions, signer, events, failures, clock, randomness });
      return async (asked) =>
        (await api(asked)) ?? (await site(asked)) ?? merchantAnswer(asked) ?? assetAnswer(asked) ?? nothingHere;
    });
    return { server, apiKey, profile: profileAt(server.origin) };
  };

  return {
    failures,
    async profile() {
      if (stopped !== undefined) throw new Error('the practice Zastrpay has been stopped');
      if (opening === undefined) {
        opening = open();
        // The next one who asks may have more luck with a port.
        opening.catch(() => {
          opening = undefined;
        });
      }
      const { profile, apiKey } = await opening;
      return { profile, apiKey };
    },
    async register(sessionId) {
      const session = sessions.find(sessionId);
      if (session !== undefined) await steps.take('register', session);
      const waiting = sessions.find(sessionId);
      if (waiting !== undefined) await steps.take('check', waiting);
      return sessions.find(sessionId)?.state === 'registered';
    },
    stop() {
      stopped ??= (async () => {
        const opened = await opening?.catch(() => undefined);
        await opened?.server.close();
        await events.stop();
        sessions.clear();
      })();
      return stopped;
    },
  };
}

interface Opened {
  readonly server: PracticeServer;
  readonly apiKey: string;
  readonly profile: Profile;
}

const profileAt = (origin: string): Profile => ({
  id: practiceId,
  name: practiceName,
  environment: 'practice',
  baseUrl: origin,
  redirectUrls: merchantUrls(origin),
  locale: 'de-DE',
  link: 'query',
});

const nothingHere: Said = {
  kind: 'answer',
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Practice: there is nothing here.\n',
};
