import type { Merchant } from '../../preload/contract/merchant.ts';
import type { SessionDetail } from '../../preload/contract/session.ts';
import { Failure } from './failure.ts';
import type { CodeReader } from './ports/codes.ts';
import type { CustomerScreen, Handouts } from './ports/handover.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Clock, Journal } from './ports/system.ts';
import { existingSession } from './session.ts';
import type { Sessions } from './sessions.ts';

/** One session's code on a screen that faces the customer; nothing personal, and nothing any longer than it must. */
export interface CustomerDisplay {
  /** @throws as `Sessions.link`; Failure `code-unreadable`, `screen-missing`, `screen-unreached` */
  show(id: string, screen: string): Promise<SessionDetail>;
  /** Takes the session off, or whatever there is; also what is still being drawn. */
  clear(id?: string): Promise<void>;
  /** The session has changed: it goes as soon as its link is of no use any more. */
  changed(id: string): Promise<void>;
}

const tickMs = 1_000;

export function createCustomerDisplay(parts: {
  readonly sessions: Pick<Sessions, 'link' | 'linkText' | 'show'>;
  readonly log: SessionLog;
  /** Null where the shell has no second window. */
  readonly screen: CustomerScreen | null;
  readonly codes: CodeReader;
  readonly handouts: Handouts;
  readonly merchant: () => Promise<Merchant>;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly actor: () => string;
  /** Which session is on it now. */
  readonly tell: (session: string | null) => void;
}): CustomerDisplay {
  const { sessions, log, screen, codes, handouts, merchant, clock, journal, actor, tell } = parts;
  /** What is on it, or is on its way there. */
  let current: { readonly id: string; readonly ends: AbortController } | null = null;

  const clear = async (id?: string): Promise<void> => {
    if (current === null || (id !== undefined && current.id !== id)) return;
    current.ends.abort();
    current = null;
    await screen?.clear();
    tell(null);
  };

  screen?.onGone(() => void clear());

  const countDown = async (over: number | null, signal: AbortSignal): Promise<void> => {
    while (over !== null && !signal.aborted) {
      const left = over - clock.monotonic();
      if (left <= 0) return clear();
      await screen?.tick(handouts.countdown(left));
      await clock.sleep(Math.min(tickMs, left), signal);
    }
  };

  return {
    clear,
    async show(id, where) {
      if (screen === null) throw new Failure('screen-missing', 'This shell has one window only.');
      const mine = { id, ends: new AbortController() };
      const { signal } = mine.ends;
      // At once: whoever clears from now on means this one, too.
      const before = current;
      current = mine;
      before?.ends.abort();
      try {
        await screen.clear();
        const asked = clock.monotonic();
        const { qr, link, expiresInMs } = await sessions.link(id);
        if (qr === null) throw new Failure('code-unreadable', 'The link is too long for a QR code.');
        const room = await screen.room(where);
        const { locale } = await existingSession(log, id);
        const page = await handouts.displayPage({ room, qr, locale, merchant: await merchant() });
        const texts = await codes.readFile(await screen.picture(where, page));
        if (texts.length !== 1 || texts[0] !== link) {
          throw new Failure('code-unreadable', 'The code that was drawn does not read as the link.');
        }
        // The operator has gone on, locked, or chosen another meanwhile: then nobody may see it.
        if (signal.aborted) return await sessions.show(id);
        await screen.show(where, page);
        if (signal.aborted) return await sessions.show(id);
        tell(id);
        countDown(expiresInMs === null ? null : asked + expiresInMs, signal).catch((error) => {
          if (signal.aborted) return;
          journal.error('the countdown for the customer stopped', error);
          // A code beside a time that stands still would be believed.
          return clear(id);
        });
        const entry = { at: clock.now(), session: id, actor: actor(), origin: 'operator' } as const;
        await log.note({ ...entry, kind: 'session.displayed', data: { channel: 'display' } });
        return await sessions.show(id);
      } catch (error) {
        if (current === mine) await clear();
        throw error;
      }
    },
    async changed(id) {
      if (current?.id !== id) return;
      await sessions.linkText(id).catch(() => clear(id));
    },
  };
}
