import axios from 'axios';
import { z } from 'zod';
import type { OutcomeEvent } from '../core/outcome.ts';
import { readEvents } from './event-envelope.ts';

/**
 * A feed is the merchant's own: a backend that receives Zastrpay's events and hands them on. Its form is therefore ours
 * to define: `GET {url}?after={cursor}` with `x-api-key` answers `{"events": [envelope, …], "next": "cursor"}`, oldest
 * first; `next` equal to `after` (or null) means that there is nothing more for now.
 */
export interface Feed {
  readonly url: string;
  readonly apiKey: string;
}

export type FeedPage =
  | { readonly ok: true; readonly events: readonly OutcomeEvent[]; readonly next: string | null }
  | { readonly ok: false; readonly reason: 'unreachable' | 'refused' | 'not-understood' };

const page = z.object({ events: z.array(z.unknown()).max(1_000), next: z.string().min(1).max(500).nullable() });

const bodyLimit = 4 * 1024 * 1024;

/** One page after the cursor; never throws for what a network or the other side may do. */
export async function readFeed(
  feed: Feed,
  after: string | null,
  using: { readonly fetch: typeof globalThis.fetch; readonly signal: AbortSignal },
): Promise<FeedPage> {
  const reply = await axios
    .get<unknown>(feed.url, {
      adapter: 'fetch',
      env: { fetch: using.fetch },
      params: after === null ? {} : { after },
      headers: { 'x-api-key': feed.apiKey, accept: 'application/json' },
      maxRedirects: 0,
      maxContentLength: bodyLimit,
      responseType: 'text',
      transformResponse: (body: unknown) => body,
      timeout: 15_000,
      signal: using.signal,
      withCredentials: false,
      validateStatus: () => true,
    })
    // The error carries the request with its key: it ends here.
    .catch(() => null);
  if (reply === null) return { ok: false, reason: 'unreachable' };
  if (reply.status !== 200) return { ok: false, reason: 'refused' };
  const parsed = page.safeParse(jsonOf(reply.data));
  if (!parsed.success) return { ok: false, reason: 'not-understood' };
  const { events, unreadable } = readEvents(JSON.stringify(parsed.data.events));
  return unreadable > 0 ? { ok: false, reason: 'not-understood' } : { ok: true, events, next: parsed.data.next };
}

function jsonOf(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : null;
  } catch {
    return null;
  }
}
