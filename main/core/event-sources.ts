import type { FieldError } from '../../preload/contract/errors.ts';
import type {
  EventSources as EventSourcesView,
  FeedSetting,
  FeedView,
  ImportedEvents,
  ReceiverSetting,
  ReceiverView,
} from '../../preload/contract/event-source.ts';
import type { AuditEntry } from './audit.ts';
import { Failure } from './failure.ts';
import type { EventSource, OutcomeEvent, Outcomes } from './outcome.ts';
import type { EventIntake, EventSourceLog, OpenReceiver } from './ports/outcomes.ts';
import type { Announcer, Clock, Journal } from './ports/system.ts';
import { notAccepted } from './profiles.ts';
import { secureUrl } from './web-address.ts';

/** How Zastrpay's events get here: a receiver, a feed, or a text that somebody pastes. */
export interface EventSources {
  view(): Promise<EventSourcesView>;
  /** @throws Failure `invalid-input`, `vault-locked` */
  setReceiver(setting: ReceiverSetting, apiKey: string): Promise<void>;
  /** @throws Failure `invalid-input`, `vault-locked` */
  setFeed(setting: FeedSetting, apiKey: string): Promise<void>;
  remove(kind: 'receiver' | 'feed'): Promise<void>;
  /** Takes in what a text holds; what is no event is counted, not thrown. */
  takeText(text: string): Promise<ImportedEvents>;
  /** Opens the receiver and begins to read the feed; needs the vault for their keys. */
  start(): Promise<void>;
  /** Reads the feed to its end, once. */
  readFeed(): Promise<void>;
  stop(): Promise<void>;
}

/** How long the desk leaves the feed alone between two looks. */
const feedPauseMs = 30_000;

export function createEventSources(parts: {
  readonly log: EventSourceLog;
  readonly outcomes: Outcomes;
  readonly intake: EventIntake;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly journal: Journal;
  readonly actor: () => string;
}): EventSources {
  const { log, outcomes, intake, clock, announcer, journal, actor } = parts;

  let receiver: Awaited<ReturnType<OpenReceiver>> | null = null;
  let receiverProblem: string | null = null;
  let feedReadAt: Date | null = null;
  let feedProblem: FeedView['problem'] = null;
  let reading: AbortController | null = null;

  const entry = (data: AuditEntry['data']): AuditEntry => ({
    at: clock.now(),
    session: null,
    kind: 'event-source.changed',
    actor: actor(),
    origin: 'operator',
    data,
  });

  const take = (source: EventSource) => async (event: OutcomeEvent) => outcomes.takeIn(event, source);

  const openReceiver = async (): Promise<void> => {
    await receiver?.close();
    receiver = null;
    receiverProblem = null;
    const setting = await log.receiver();
    if (setting === null) return;
    try {
      receiver = await intake.openReceiver({
        ...setting,
        apiKey: await log.apiKey('receiver'),
        take: take('receiver'),
        failed: (error) => journal.error('an event could not be taken in', error),
      });
    } catch (error) {
      if (error instanceof Failure) throw error;
      // A port that is taken must not keep the desk from its work.
      receiverProblem = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      journal.error('the receiver could not be opened', error);
    }
  };

  /** Page after page, until nothing new comes; an event counts once, so a page read twice does no harm. */
  const readToEnd = async (signal: AbortSignal): Promise<void> => {
    const setting = await log.feed();
    if (setting === null) return;
    const feed = { ...setting, apiKey: await log.apiKey('feed') };
    for (let more = true; more && !signal.aborted; ) {
      const after = await log.cursor();
      const page = await intake.readFeed(feed, after, signal);
      feedReadAt = clock.now();
      feedProblem = page.ok ? null : page.reason;
      if (!page.ok) return;
      for (const event of page.events) await outcomes.takeIn(event, 'feed');
      // Only after every event of the page is on disk.
      more = page.next !== null && page.next !== after;
      if (page.next !== null && more) await log.moveCursor(page.next);
    }
  };

  const keepReading = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      await readToEnd(signal).catch((error) => journal.error('the feed could not be read', error));
      await clock.sleep(feedPauseMs, signal).catch(() => undefined);
    }
  };

  const startFeed = (): void => {
    reading?.abort();
    reading = new AbortController();
    void keepReading(reading.signal);
  };

  return {
    async view() {
      const [receiverSetting, feedSetting] = [await log.receiver(), await log.feed()];
      const receiverView: ReceiverView | null = receiverSetting && {
        ...receiverSetting,
        listening: receiver !== null,
        problem: receiverProblem,
      };
      const feedView: FeedView | null = feedSetting && {
        ...feedSetting,
        lastReadAt: feedReadAt?.toISOString() ?? null,
        problem: feedProblem,
      };
      return { receiver: receiverView, feed: feedView };
    },

    async setReceiver(setting, apiKey) {
      refuse(receiverErrors(setting, apiKey));
      await log.set('receiver', setting, apiKey.trim(), entry({ source: 'receiver', on: true, port: setting.port }));
      await openReceiver();
      announcer.deskChanged();
    },

    async setFeed(setting, apiKey) {
      const url = secureUrl(setting.url);
      refuse([
        ...(url.ok ? [] : [{ field: 'url', code: url.code }]),
        ...(apiKey.trim() === '' ? [{ field: 'apiKey', code: 'required' as const }] : []),
      ]);
      await log.set('feed', { url: setting.url.trim() }, apiKey.trim(), entry({ source: 'feed', on: true }));
      startFeed();
      announcer.deskChanged();
    },

    async remove(kind) {
      await log.remove(kind, entry({ source: kind, on: false }));
      if (kind === 'receiver') await openReceiver();
      else reading?.abort();
      announcer.deskChanged();
    },

    async takeText(text) {
      const { events, others, unreadable } = intake.readEvents(text);
      const counts = { moved: 0, noted: 0, repeat: 0, unmatched: 0, others, unreadable };
      for (const event of events) counts[await outcomes.takeIn(event, 'file')]++;
      return counts;
    },

    async start() {
      await openReceiver();
      startFeed();
    },

    readFeed: () => readToEnd(new AbortController().signal),

    async stop() {
      reading?.abort();
      await receiver?.close();
      receiver = null;
    },
  };
}

function receiverErrors({ host, port }: ReceiverSetting, apiKey: string): readonly FieldError[] {
  return [
    ...(/^[0-9a-zA-Z.:-]+$/.test(host) ? [] : [{ field: 'host', code: 'url-malformed' as const }]),
    ...(port >= 1 && port <= 65_535 ? [] : [{ field: 'port', code: 'url-malformed' as const }]),
    // A short key on an open port is an invitation.
    ...(apiKey.trim().length >= 16 ? [] : [{ field: 'apiKey', code: 'key-malformed' as const }]),
  ];
}

function refuse(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new Failure('invalid-input', notAccepted(fields), { fields });
}
