import type { SessionCount, SessionFilter, SessionPage, SessionQuery } from '../../preload/contract/calls.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import type { SessionDetail, SessionLink, SessionStatus } from '../../preload/contract/session.ts';
import type { Expiry } from './expiry.ts';
import { Failure } from './failure.ts';
import type { LinkCodes } from './ports/codes.ts';
import type { LogFilter, SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock } from './ports/system.ts';
import type { Profiles } from './profiles.ts';
import { existingSession, linkIsLive, type SessionRecord } from './session.ts';
import { detailOf, summaryOf } from './session-view.ts';

/** Looking at sessions. */
export interface Sessions {
  list(query: SessionQuery): Promise<SessionPage>;
  /** How many there are, and how many of them stand before a cursor. */
  count(filter: SessionFilter, newerThan: string | null): Promise<SessionCount>;
  /** By id or reference. @throws Failure `session-unknown` */
  show(idOrReference: string): Promise<SessionDetail>;
  /** @throws Failure `session-link-missing` unless the customer can still use it, `vault-locked` */
  link(idOrReference: string): Promise<SessionLink>;
  /** What the link says, without its code, which takes the longest to make. @throws as `link` */
  linkText(idOrReference: string): Promise<Pick<SessionLink, 'sessionId' | 'link'>>;
  /** The customer unmasked; an audit event of its own. Null after erasure. @throws Failure `session-unknown`, `vault-locked` */
  reveal(idOrReference: string): Promise<CustomerData | null>;
  /** Marks what has passed `exp`. */
  expirePassed(): Promise<void>;
}

const canExpire: readonly SessionStatus[] = ['link-ready', 'handed-over', 'held'];

/** How far this machine's clock may be behind; what is due by the monotonic clock is still found within it. */
const clockError = 24 * 60 * 60_000;

export function createSessions(parts: {
  readonly log: SessionLog;
  readonly profiles: Pick<Profiles, 'names'>;
  readonly clock: Clock;
  readonly expiry: Expiry;
  readonly codes: Pick<LinkCodes, 'of'>;
  readonly announcer: Announcer;
  readonly actor: () => string;
  /** Lets whatever waits for this thread run. */
  readonly othersTurn: () => Promise<void>;
}): Sessions {
  const { log, profiles, clock, expiry, codes, announcer, actor, othersTurn } = parts;

  const profileNames = async (): Promise<(id: string) => string> => {
    const names = await profiles.names();
    return (id) => names.get(id) ?? id;
  };

  const detail = async (session: SessionRecord): Promise<SessionDetail> =>
    detailOf(session, (await profileNames())(session.profileId), await log.timeline(session.id));

  const liveLink = async (session: SessionRecord): Promise<string> => {
    const over = expiry.remaining(session.id, session.expiresAt) === 0;
    const { link } = linkIsLive(session.status) && !over ? await log.answer(session.id) : { link: undefined };
    if (link === undefined) throw new Failure('session-link-missing', 'This session has no link that can be used.');
    return link;
  };

  let expiring: Promise<void> | null = null;
  const markExpired = async (): Promise<void> => {
    const horizon = new Date(clock.now().getTime() + clockError);
    for (const { id, expiresAt } of await log.endingBefore(horizon, canExpire)) {
      if (expiry.remaining(id, expiresAt) !== 0) continue;
      const entry = { at: clock.now(), session: id, kind: 'session.expired', actor: 'desk', origin: 'clock' } as const;
      await log.change(id, canExpire, { status: 'expired', origin: 'clock' }, { ...entry, data: {} });
      announcer.sessionChanged(id);
      await othersTurn();
    }
  };

  return {
    async list(query) {
      const { after, direction, skip, limit } = query;
      const page = await log.list({
        ...filterOf(query),
        search: query.search.trim(),
        after,
        direction,
        skip,
        limit,
      });
      const nameOf = await profileNames();
      return { ...page, sessions: page.sessions.map((each) => summaryOf(each, nameOf(each.profileId))) };
    },
    count: (filter, newerThan) => log.count(filterOf(filter), newerThan),
    async show(idOrReference) {
      return detail(await existingSession(log, idOrReference));
    },
    async link(idOrReference) {
      const session = await existingSession(log, idOrReference);
      const link = await liveLink(session);
      return {
        sessionId: session.id,
        reference: session.reference,
        link,
        qr: await codes.of(link),
        expiresInMs: expiry.remaining(session.id, session.expiresAt),
        expiresAt: session.expiresAt?.toISOString() ?? null,
      };
    },
    async linkText(idOrReference) {
      const session = await existingSession(log, idOrReference);
      return { sessionId: session.id, link: await liveLink(session) };
    },
    async reveal(idOrReference) {
      const { id, customer, status } = await existingSession(log, idOrReference);
      if (customer === null && status !== 'erased') throw new Failure('vault-locked', 'The vault is locked.');
      await log.note({
        at: clock.now(),
        session: id,
        kind: 'session.revealed',
        actor: actor(),
        origin: 'operator',
        data: {},
      });
      announcer.sessionChanged(id);
      return customer;
    },
    expirePassed() {
      // The next is due in seconds; after a long time off one may take longer than that.
      expiring ??= markExpired().finally(() => {
        expiring = null;
      });
      return expiring;
    },
  };
}

const filterOf = ({ status, profile, from, before }: SessionFilter): LogFilter => ({
  status,
  profileId: profile,
  from: from === undefined ? undefined : new Date(from),
  before: before === undefined ? undefined : new Date(before),
});
