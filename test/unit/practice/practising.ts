import { randomBytes, randomUUID } from 'node:crypto';
import type { PracticeFailure } from '../../../main/practice/failures.ts';
import { createPractice } from '../../../main/practice/practice.ts';
import type { Profile } from '../../../preload/contract/profile.ts';
import { maxMustermannData } from '../../builders/customer.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';

/** A practice Zastrpay that runs, with what a test needs to talk to it over HTTP as a desk and as a browser. */
export interface Practising extends AsyncDisposable {
  readonly profile: Profile;
  readonly apiKey: string;
  readonly clock: FakeClock;
  /** Events as they were handed over. */
  readonly events: readonly Record<string, unknown>[];
  /** Lets the merchant turn so many events away. */
  rejectEvents(count: number): void;
  nextFails(mode: PracticeFailure, times?: number): void;
  put(request?: PutOverrides): Promise<Response>;
  cancel(id: string, requestId?: string): Promise<Response>;
  /** A session as the desk would make it. */
  aSession(overrides?: Record<string, unknown>): Promise<MadeSession>;
  /** Opens an address like a browser that follows no redirect. */
  open(address: string, init?: RequestInit): Promise<Page>;
  /** Presses a button of the customer's page. */
  /** The desk plays the customer. */
  register(id: string): Promise<boolean>;
  press(step: string, token: string): Promise<Page>;
  stop(): Promise<void>;
}

export interface PutOverrides {
  readonly id?: string;
  readonly requestId?: string | null;
  readonly apiKey?: string;
  readonly body?: unknown;
}

export interface MadeSession {
  readonly id: string;
  readonly token: string;
  readonly link: string;
}

export interface Page {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Headers;
}

export async function practising(): Promise<Practising> {
  const clock = fakeClock();
  const events: Record<string, unknown>[] = [];
  let rejecting = 0;
  const practice = createPractice({
    clock,
    randomness: { uuid: () => randomUUID(), bytes: (count) => randomBytes(count), fraction: () => 0.5 },
    deliver: async (envelope) => {
      if (rejecting > 0) {
        rejecting -= 1;
        throw new Error('not now');
      }
      events.push(JSON.parse(envelope));
    },
  });
  const { profile, apiKey } = await practice.profile();
  const sessions = `${profile.baseUrl}/customer-authentication-service/v1/redirect-sessions`;

  const put = (request: PutOverrides = {}): Promise<Response> => {
    const { id = randomUUID(), requestId = randomUUID(), body = aBody(profile) } = request;
    return fetch(`${sessions}/${id}`, {
      method: 'PUT',
      headers: {
        'content-type': 'application/json',
        'x-api-key': request.apiKey ?? apiKey,
        ...(requestId !== null && { 'x-request-id': requestId }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  };

  const open = async (address: string, init: RequestInit = {}): Promise<Page> => {
    const response = await fetch(new URL(address, profile.baseUrl), { redirect: 'manual', ...init });
    const { status, headers } = response;
    return { status, headers, text: await response.text(), location: headers.get('location') };
  };

  const stop = () => practice.stop();
  return {
    profile,
    apiKey,
    clock,
    events,
    rejectEvents: (count) => {
      rejecting = count;
    },
    nextFails: (mode, times) => practice.failures.next(mode, times),
    put,
    cancel: (id, requestId = randomUUID()) =>
      fetch(`${sessions}/${id}/cancel`, {
        method: 'POST',
        headers: { 'x-api-key': apiKey, 'x-request-id': requestId },
      }),
    async aSession(overrides = {}) {
      const id = randomUUID();
      const response = await put({ id, body: { ...aBody(profile), ...overrides } });
      const { token, redirectUrl } = await response.json();
      return { id, token, link: `${redirectUrl}?token=${token}` };
    },
    open,
    register: (id) => practice.register(id),
    press: (step, token) => open(`/customer/${step}`, { method: 'POST', body: new URLSearchParams({ token }) }),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** What the desk sends for the customer of Zastrpay's page. */
export const aBody = (profile: Profile): Record<string, unknown> => ({
  type: 'NewCustomer',
  redirectData: profile.redirectUrls,
  locale: 'de-DE',
  customerData: maxMustermannData,
});
