import type { FeedSetting, ReceiverSetting } from '../../../preload/contract/event-source.ts';
import type { SessionStatus } from '../../../preload/contract/session.ts';
import type { AuditEntry } from '../audit.ts';
import type { Intake, OutcomeEvent, UnmatchedEvent } from '../outcome.ts';

/** What Zastrpay reported, envelope by envelope. */
export interface OutcomeLog {
  /**
   * One transaction: remembers the envelope, moves its session on if its status is one of `from` (or is what the event
   * says already, but not yet by Zastrpay's word), and writes one audit event. A session that cannot move, or that this desk does not have, leaves an `outcome.received` event instead.
   */
  receive(event: OutcomeEvent, from: readonly SessionStatus[], entry: AuditEntry): Promise<Intake>;
  /** Events about sessions that this desk does not have, newest first. */
  unmatched(limit: number): Promise<readonly UnmatchedEvent[]>;
}

/** The receiver and the feed as the operator set them up; their keys are sealed. */
export interface EventSourceLog {
  receiver(): Promise<ReceiverSetting | null>;
  feed(): Promise<FeedSetting | null>;
  /** @throws Failure `vault-locked` */
  set(
    kind: 'receiver' | 'feed',
    setting: ReceiverSetting | FeedSetting,
    apiKey: string,
    entry: AuditEntry,
  ): Promise<void>;
  remove(kind: 'receiver' | 'feed', entry: AuditEntry): Promise<void>;
  /** @throws Failure `event-source-missing`, `vault-locked` */
  apiKey(kind: 'receiver' | 'feed'): Promise<string>;
  /** How far the feed was read, or null at its beginning. */
  cursor(): Promise<string | null>;
  moveCursor(cursor: string): Promise<void>;
}

/** How events get in from outside. */
export interface EventIntake {
  readonly openReceiver: OpenReceiver;
  readFeed(
    feed: FeedSetting & { readonly apiKey: string },
    after: string | null,
    signal: AbortSignal,
  ): Promise<
    | { readonly ok: true; readonly events: readonly OutcomeEvent[]; readonly next: string | null }
    | { readonly ok: false; readonly reason: 'unreachable' | 'refused' | 'not-understood' }
  >;
  /** A text → the events in it, how many are of other types, and how many pieces are no event. */
  readEvents(text: string): {
    readonly events: readonly OutcomeEvent[];
    readonly others: number;
    readonly unreadable: number;
  };
}

/** @throws the system's own error when the address cannot be listened on */
export type OpenReceiver = (
  options: ReceiverSetting & {
    /** The merchant's own key, which Zastrpay sends. */
    readonly apiKey: string;
    /** Resolves once the event is on disk; only then Zastrpay is told so. */
    readonly take: (event: OutcomeEvent) => Promise<unknown>;
    /** Told of what went wrong on this side, without the event's content. */
    readonly failed: (error: unknown) => void;
  },
) => Promise<{ readonly port: number; close(): Promise<void> }>;
