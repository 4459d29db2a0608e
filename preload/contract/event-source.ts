/** The ways in for Zastrpay's events that run by themselves; a file or pasted text is the third. */
export interface EventSources {
  readonly receiver: ReceiverView | null;
  readonly feed: FeedView | null;
}

/** An HTTP endpoint of this desk, on this machine unless told otherwise. TLS is the business of a proxy before it. */
export interface ReceiverSetting {
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
}

export interface ReceiverView extends ReceiverSetting {
  readonly listening: boolean;
  /** Why it is not, as the system names it ("EADDRINUSE"). */
  readonly problem: string | null;
}

/** An https address of the merchant's that hands events on, page by page. */
export interface FeedSetting {
  readonly url: string;
}

export interface FeedView extends FeedSetting {
  /** UTC; null before the first answer. */
  readonly lastReadAt: string | null;
  readonly problem: 'unreachable' | 'refused' | 'not-understood' | null;
}

export interface ImportedEvents {
  readonly moved: number;
  readonly noted: number;
  readonly repeat: number;
  readonly unmatched: number;
  readonly others: number;
  readonly unreadable: number;
}

/** An event about a session that this desk does not have. */
export interface UnmatchedEventView {
  readonly id: string;
  readonly type: string;
  readonly sessionId: string;
  readonly at: string | null;
  readonly receivedAt: string;
}
