import type { RedirectUrls } from '../../preload/contract/profile.ts';
import { decodeToken } from '../core/token.ts';

/** How far a customer has got. Leaving (`abortUrl`) changes nothing: the link can be opened again. */
export type PracticeState = 'open' | 'waiting-for-shop' | 'registered' | 'failed' | 'cancelled';

export interface PracticeSession {
  /** In lower case. */
  readonly id: string;
  readonly state: PracticeState;
  readonly createdOn: Date;
  readonly lastModifiedOn: Date;
  readonly expiresAt: Date;
  readonly redirectData: RedirectUrls;
  readonly locale: string;
  readonly customerData: Readonly<Record<string, unknown>>;
  /** The request that created it, by which its repetition is known. */
  readonly requestId: string;
  readonly body: Buffer;
  /** Promises, because the first key takes a moment to be made; repetitions in the meantime get the same. */
  readonly token: Promise<string>;
  readonly answer: Promise<string>;
  /** The request that cancelled it. */
  readonly cancelRequestId: string | null;
}

/** What the practice Zastrpay remembers, in memory only. */
export interface PracticeSessions {
  find(id: string): PracticeSession | undefined;
  /** The session that was given exactly this token. */
  ofToken(token: string): Promise<PracticeSession | undefined>;
  /** Takes in a new session or the next state of a known one. */
  put(session: PracticeSession): void;
  clear(): void;
}

/** @param limit how many to remember; the oldest is forgotten first */
export function createPracticeSessions(limit = 1_000): PracticeSessions {
  const sessions = new Map<string, PracticeSession>();
  const find = (id: string): PracticeSession | undefined => sessions.get(id.toLowerCase());
  return {
    find,
    async ofToken(token) {
      const session = find(decodeToken(token)?.sid ?? '');
      return session !== undefined && (await session.token) === token ? session : undefined;
    },
    put(session) {
      sessions.set(session.id, session);
      const [oldest] = sessions.keys();
      if (sessions.size > limit && oldest !== undefined) sessions.delete(oldest);
    },
    clear: () => sessions.clear(),
  };
}
