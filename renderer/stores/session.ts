import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CodePicture } from '../../preload/contract/code-picture.ts';
import type { DeskError } from '../../preload/contract/errors.ts';
import {
  type CallStep,
  type Given,
  type GivingWay,
  type HandOverChannel,
  type HandOverWays,
  isDraft,
  type PaperLayout,
  type PrintPreview,
} from '../../preload/contract/handover.ts';
import type { SessionDetail, SessionLink } from '../../preload/contract/session.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';
import { type Attempt, attemptFrom } from './attempt.ts';

type Desk = Pick<
  DeskBridge,
  | 'sessions.show'
  | 'sessions.link'
  | 'sessions.retry'
  | 'sessions.release'
  | 'sessions.stop'
  | 'sessions.cancel'
  | 'sessions.replace'
  | 'sessions.mark'
  | 'handover.record'
  | 'handover.copy'
  | 'handover.check'
  | 'handover.ways'
  | 'handover.tick'
  | 'handover.display'
  | 'handover.undisplay'
  | 'handover.preview'
  | 'handover.print'
  | 'handover.give'
  | 'handover.finish'
  | 'on'
>;

/** A link on the screen. */
export interface LiveLink extends SessionLink {
  /** When it ends, on `performance.now`'s scale; null when unknown. */
  readonly endsAt: number | null;
}

export type SessionAction =
  | 'hand-over'
  | 'copy'
  | 'give'
  | 'print'
  | 'display'
  | 'retry'
  | 'release'
  | 'cancel'
  | 'replace'
  | 'mark';

/**
 * One session on the screen. The store is made for one id and takes nothing that is about another: what an answer says
 * of a different session is dropped, whenever it comes.
 */
export interface SessionStore {
  readonly id: string;
  readonly detail: SessionDetail | null;
  /** Null while there is none to show: not asked for, not usable, or over. */
  readonly link: LiveLink | null;
  /** The link ended while it was on the screen. */
  readonly over: boolean;
  readonly attempt: Attempt | null;
  readonly running: SessionAction | null;
  /** What there is on this machine; null until it is asked. */
  readonly ways: HandOverWays | null;
  /** The code is on the customer's screen. */
  readonly isDisplayed: boolean;
  /** What was done last by one of the ways that leave the desk; null when nothing was. */
  readonly given: { readonly way: GivingWay | 'print' | 'pdf'; readonly file: string | null } | null;
  readonly error: DeskError | null;
  /** Starts following the session. @returns stops it; what answers after that is dropped */
  start(): () => void;
  load(): Promise<void>;
  handOver(): Promise<void>;
  /** @returns whether the drawn code reads as this session's link; a check that fails is no yes */
  check(picture: CodePicture): Promise<boolean>;
  /** Screens come and go. */
  lookForWays(): Promise<void>;
  display(screen: string): Promise<void>;
  undisplay(): Promise<void>;
  /** How a hand-out looks, or why there is none. Null when nobody waits for it any more. */
  preview(layout: PaperLayout): Promise<PrintPreview | DeskError | null>;
  /** @returns whether it was printed, or saved as a PDF */
  print(layout: PaperLayout, to: 'printer' | 'pdf'): Promise<boolean>;
  /** A part of the call script was said. */
  tick(step: CallStep): Promise<void>;
  /** Lets the link leave by one of the other ways. @returns whether it did */
  give(way: GivingWay): Promise<boolean>;
  /** @returns whether the link is in the clipboard */
  copy(): Promise<boolean>;
  retry(): Promise<void>;
  release(reason: string): Promise<void>;
  /** Gives up waiting for Zastrpay's answer. */
  stop(): Promise<void>;
  cancel(): Promise<void>;
  /** The operator's own word for what became of it. */
  mark(outcome: 'registered' | 'cancelled', reason: string): Promise<void>;
  /** Creates a new session with the same data. @returns its id, or null when none was made or nobody waits for it */
  replace(): Promise<string | null>;
  /** The countdown reached zero: the link goes at once, without waiting for main. */
  end(): void;
}

export type SessionStoreApi = StoreApi<SessionStore>;

/** What is known of a session before it is on the screen: it shows at once. */
export interface FirstSight {
  readonly detail: SessionDetail;
  readonly link: LiveLink;
}

export interface SessionOptions {
  /** Whether the link is wanted too; a list's side panel has no use for it. */
  readonly withLink: boolean;
  /** Asked when the store stops: whether the operator goes on from the customer, or only looks at another screen. */
  readonly goesOn?: () => boolean;
  /** Dropped where it is about another session. */
  readonly first?: FirstSight | null;
  readonly now?: () => number;
}

/** Long enough for a code to be drawn, read back and painted. */
const lookAgainMs = 250;

/**
 * The link of this session and no other.
 * @param now milliseconds that only grow
 * @returns null for an answer that is about another session
 * @throws DeskFailure
 */
export async function askLink(
  desk: Pick<DeskBridge, 'sessions.link'>,
  id: string,
  now: () => number,
): Promise<{ readonly link: LiveLink | null; readonly over: boolean } | null> {
  const askedAt = now();
  const link = await unwrap(desk['sessions.link']({ id }));
  if (link.sessionId !== id) return null;
  // Counted from the question, not the answer: a link may end a moment early, never late.
  const endsAt = link.expiresInMs === null ? null : askedAt + link.expiresInMs;
  if (endsAt !== null && endsAt <= now()) return { link: null, over: true };
  return { link: { ...link, endsAt }, over: false };
}

export function createSessionStore(desk: Desk, id: string, options: SessionOptions): SessionStoreApi {
  const now = options.now ?? (() => performance.now());
  /** New at every start, null while stopped: an answer to an earlier life is nobody's. */
  let life: symbol | null = null;
  let loads = 0;
  /** The way that the operator's "handed over" speaks of: the draft that was opened last, else the code on the screen. */
  let channel: HandOverChannel = 'screen';

  return createStore<SessionStore>()((set, get) => {
    const alive = (mine: symbol | null): boolean => mine !== null && life === mine;

    const take = (detail: SessionDetail, link: Partial<SessionStore> = {}): boolean => {
      if (detail.id !== id) return false;
      set({
        detail,
        error: null,
        ...(detail.linkAvailable ? {} : { link: null }),
        ...(detail.status === 'sending' ? {} : { attempt: null }),
        ...link,
      });
      return true;
    };

    const askMine = async (): Promise<Pick<SessionStore, 'link' | 'over'> | null> => {
      const answer = await askLink(desk, id, now);
      const shown = get().link;
      // The same link is the same code: it is not drawn and read back again.
      if (!answer?.link || shown?.link !== answer.link.link) return answer;
      return { ...answer, link: { ...answer.link, qr: shown.qr } };
    };

    const askWays = async (mine: symbol | null): Promise<void> => {
      const ways = await desk['handover.ways']();
      if (alive(mine) && ways.ok) set({ ways: ways.value });
    };

    const run = async (action: SessionAction, call: () => Promise<SessionDetail>): Promise<boolean> => {
      if (get().running !== null) return false;
      const mine = life;
      set({ running: action, error: null });
      try {
        const detail = await call();
        if (!alive(mine) || !take(detail)) return false;
        if (detail.linkAvailable && options.withLink && get().link === null) await get().load();
        return true;
      } catch (thrown) {
        if (!alive(mine)) return false;
        // The session may have moved on meanwhile: show where it is, beside what went wrong.
        await get().load();
        if (alive(mine)) set({ error: errorOf(thrown) });
        return false;
      } finally {
        if (alive(mine)) set({ running: null });
      }
    };

    /** @returns whether it left the desk, and the operator is still here to hear of it */
    const letGo = async (way: GivingWay | 'print' | 'pdf', call: () => Promise<Given>): Promise<boolean> => {
      const given: Given[] = [];
      set({ given: null });
      const isTaken = await run(way === 'print' || way === 'pdf' ? 'print' : 'give', async () => {
        const answer = await call();
        given.push(answer);
        return answer.detail;
      });
      const [answer] = given;
      if (!isTaken || answer === undefined || !answer.done) return false;
      set({ given: { way, file: answer.file } });
      return true;
    };

    const first = options.first?.detail.id === id && options.first.link.sessionId === id ? options.first : null;
    return {
      id,
      detail: first?.detail ?? null,
      link: first?.link ?? null,
      over: false,
      attempt: null,
      running: null,
      ways: null,
      given: null,
      isDisplayed: false,
      error: null,

      start() {
        const mine = Symbol(id);
        life = mine;
        const ends = [
          desk.on('sessions.changed', (event) => {
            if (event.id === id) void get().load();
          }),
          desk.on('display.changed', ({ session }) => set({ isDisplayed: session === id })),
          desk.on('sessions.attempt', (event) => {
            if (event.id === id) set({ attempt: attemptFrom(event, now()) });
          }),
        ];
        // What came along is as of a moment ago: it is looked at once more, when the customer has the code before them.
        const again = get().detail === null ? void get().load() : setTimeout(() => void get().load(), lookAgainMs);
        if (options.withLink) void askWays(mine);
        return () => {
          clearTimeout(again);
          for (const end of ends) end();
          if (life !== mine) return;
          life = null;
          // Only where there was a link to give can something of it lie around.
          if (options.withLink && (get().link !== null || get().over)) {
            void desk['handover.finish']({ id, goesOn: options.goesOn?.() ?? true });
          }
          channel = 'screen';
          set({
            given: null,
            isDisplayed: false,
            detail: null,
            link: null,
            over: false,
            attempt: null,
            running: null,
            error: null,
          });
        };
      },

      async load() {
        const mine = life;
        loads += 1;
        const load = loads;
        const isLikely = options.withLink && (get().detail?.linkAvailable ?? true);
        try {
          // A customer waits for the link: it is asked for beside the details, and where it comes both show at once.
          const [detail, early] = await Promise.all([
            unwrap(desk['sessions.show']({ id })),
            isLikely ? askMine().catch(() => null) : null,
          ]);
          if (!alive(mine) || load !== loads) return;
          const isWanted = options.withLink && detail.linkAvailable;
          if (!take(detail, isWanted && early !== null ? early : {}) || !isWanted || early !== null) return;
          const link = await askMine();
          if (alive(mine) && load === loads && link !== null) set(link);
        } catch (thrown) {
          if (!alive(mine) || load !== loads) return;
          const error = errorOf(thrown);
          // Main counts by its own clock, and to it the link is over already.
          if (error.code === 'session-link-missing') set({ link: null, over: true });
          else set({ error });
        }
      },

      async handOver() {
        set({ given: null });
        await run('hand-over', () => unwrap(desk['handover.record']({ id, channel })));
      },
      async check(picture) {
        const mine = life;
        const answer = await desk['handover.check']({ id, picture });
        // The first code is read while its screen is still being drawn, before the session is followed.
        const isWanted = mine === null ? life !== null : alive(mine);
        return isWanted && answer.ok && answer.value;
      },
      lookForWays: () => askWays(life),
      async display(screen) {
        set({ given: null });
        if (await run('display', () => unwrap(desk['handover.display']({ id, screen })))) channel = 'display';
      },
      async undisplay() {
        await desk['handover.undisplay']({ id });
      },
      async tick(step) {
        const mine = life;
        try {
          const detail = await unwrap(desk['handover.tick']({ id, step }));
          if (alive(mine)) take(detail);
        } catch (thrown) {
          if (alive(mine)) set({ error: errorOf(thrown) });
        }
      },
      async give(way) {
        const isGiven = await letGo(way, () => unwrap(desk['handover.give']({ id, way })));
        if (isGiven && isDraft(way)) channel = way;
        return isGiven;
      },
      print: (layout, to) =>
        letGo(to === 'pdf' ? 'pdf' : 'print', () => unwrap(desk['handover.print']({ id, layout, to }))),
      async preview(layout) {
        const mine = life;
        const answer = await desk['handover.preview']({ id, layout });
        if (!alive(mine)) return null;
        return answer.ok ? answer.value : answer.error;
      },
      copy: () => run('copy', () => unwrap(desk['handover.copy']({ id }))),
      async retry() {
        await run('retry', () => unwrap(desk['sessions.retry']({ id })));
      },
      async release(reason) {
        await run('release', () => unwrap(desk['sessions.release']({ id, reason })));
      },
      async stop() {
        await desk['sessions.stop']({ id });
      },
      async cancel() {
        await run('cancel', () => unwrap(desk['sessions.cancel']({ id })));
      },
      async mark(outcome, reason) {
        await run('mark', () => unwrap(desk['sessions.mark']({ id, outcome, reason })));
      },
      async replace() {
        const mine = life;
        const made: string[] = [];
        await run('replace', async () => {
          made.push((await unwrap(desk['sessions.replace']({ id }))).id);
          return unwrap(desk['sessions.show']({ id }));
        });
        return alive(mine) ? (made[0] ?? null) : null;
      },
      end() {
        set({ link: null, over: true });
      },
    };
  });
}
