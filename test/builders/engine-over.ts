import { setImmediate as othersTurn } from 'node:timers/promises';
import { createCancellation } from '../../main/core/cancellation.ts';
import { createDelivery } from '../../main/core/delivery.ts';
import { createDrafts } from '../../main/core/drafts.ts';
import { createExpiry } from '../../main/core/expiry.ts';
import { createHandOver } from '../../main/core/handover.ts';
import { createOutcomes } from '../../main/core/outcome.ts';
import type { LinkCodes } from '../../main/core/ports/codes.ts';
import type { Clock, Randomness } from '../../main/core/ports/system.ts';
import type { ZastrpayApi } from '../../main/core/ports/zastrpay.ts';
import { createProfiles } from '../../main/core/profiles.ts';
import { codesOnDemand } from '../../main/core/qr.ts';
import { createRecovery } from '../../main/core/recovery.ts';
import { createRegistration } from '../../main/core/registration.ts';
import type { RetryPolicy } from '../../main/core/retry.ts';
import { createSessions } from '../../main/core/sessions.ts';
import { createCodeThread } from '../../main/handouts/code-thread.ts';
import { handouts } from '../../main/handouts/handouts.ts';
import type { Log } from '../../main/log/log.ts';
import { systemClock, systemRandomness } from '../../main/shell/system.ts';
import { windowlessShell } from '../../main/shell/windowless.ts';
import { createZastrpayApi } from '../../main/zastrpay/client.ts';
import { noMerchant } from '../../preload/contract/merchant.ts';
import type { Profile } from '../../preload/contract/profile.ts';
import { pageUrls } from './customer.ts';

/** Fast enough for a test, and still with every step that the real one has. */
export const quickPolicy: RetryPolicy = { overallMs: 2_000, attemptMs: 250, baseMs: 4, capMs: 20 };

export interface EngineParts {
  readonly log: Log;
  readonly baseUrl: string;
  readonly clock?: Clock;
  readonly randomness?: Partial<Randomness>;
  readonly policy?: Partial<RetryPolicy>;
  readonly link?: string;
  /** What leaves the desk with a link, and how. */
  readonly outside?: Partial<
    Pick<Parameters<typeof createHandOver>[0], 'clipboard' | 'files' | 'mail' | 'printing' | 'handouts'>
  >;
  /** How codes of links are made; each when it is asked for, unless a test says otherwise. */
  readonly codes?: LinkCodes;
  readonly api?: (real: ZastrpayApi) => ZastrpayApi;
}

/** The use-cases over a log and real HTTP, as the container wires them, without vault and shell. */
export function engineOver(parts: EngineParts) {
  const { log } = parts;
  const clock = parts.clock ?? systemClock();
  const randomness = { ...systemRandomness(), ...parts.randomness };
  const policy = { ...quickPolicy, ...parts.policy };
  const actor = (): string => 'tester';
  const changed: string[] = [];
  const attempts: (readonly [number, number | null])[] = [];
  const copied: string[] = [];
  const announcer = {
    sessionChanged: (id: string) => void changed.push(id),
    attempt: (_id: string, attempt: number, retryInMs: number | null) => void attempts.push([attempt, retryInMs]),
    deskChanged: () => {},
  };
  // The stub stands in for the practice Zastrpay too: the engine cannot tell one merchant environment from another.
  const profile: Profile = {
    id: 'practice',
    name: 'Practice',
    environment: 'practice',
    baseUrl: parts.baseUrl,
    redirectUrls: pageUrls,
    locale: 'de-DE',
    link: parts.link ?? 'query',
  };
  const profiles = createProfiles({
    log: log.profiles,
    settings: log.settings,
    files: { save: () => Promise.resolve(null) },
    practice: { profile: () => Promise.resolve({ profile, apiKey: 'practice-key' }) },
    randomness,
    now: () => clock.now(),
  });
  const realApi = createZastrpayApi({ fetch: globalThis.fetch });
  const api = parts.api?.(realApi) ?? realApi;
  const expiry = createExpiry(clock);
  const shared = { log: log.sessions, api, profiles, clock, randomness, announcer, policy, actor };
  const codes = createCodeThread();
  const linkCodes = parts.codes ?? codesOnDemand;
  const delivery = createDelivery({ ...shared, expiry, codes: linkCodes });
  const sessions = createSessions({ ...shared, expiry, codes: linkCodes, othersTurn });
  return {
    log,
    profiles,
    delivery,
    changed,
    attempts,
    copied,
    registration: createRegistration({ ...shared, drafts: log.drafts, delivery, endsWithCommand: false }),
    recovery: createRecovery({ ...shared, drafts: log.drafts, delivery }),
    cancellation: createCancellation({ ...shared, delivery }),
    outcomes: createOutcomes({ log: log.outcomes, clock, announcer }),
    drafts: createDrafts({ drafts: log.drafts, log: log.sessions, profiles, randomness }),
    sessions,
    codes,
    handOver: createHandOver({
      ...shared,
      sessions,
      codes,
      journal: { info: () => {}, error: () => {} },
      handouts,
      clipboard: { ...windowlessShell.clipboard, write: (text) => Promise.resolve(void copied.push(text)) },
      files: windowlessShell.files,
      mail: null,
      printing: windowlessShell.printing,
      screen: null,
      merchant: () => Promise.resolve(noMerchant),
      ...parts.outside,
    }),
  };
}
