import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionFilter, SessionPage } from '../../preload/contract/calls.ts';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { SessionSummary } from '../../preload/contract/session.ts';
import { type ListFilter, noFilter } from '../../preload/contract/session-list.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';
import { instantsOf } from './period.ts';

type Desk = Pick<DeskBridge, 'sessions.list' | 'sessions.count' | 'sessions.show' | 'on'>;

/**
 * The list of sessions, newest first, as a window on it: however far it is scrolled, only what is near is kept. A
 * session's rank is how many newer ones come before it. Main searches, filters and counts.
 */
export interface SessionsStore {
  readonly search: string;
  readonly filter: ListFilter;
  /** What is kept, without gaps. */
  readonly sessions: readonly SessionSummary[];
  /** The rank of the first of them. */
  readonly firstRank: number;
  /** How long the list is; during a search, as far as it is known. */
  readonly length: number;
  /** Whether `length` is all there is. */
  readonly isWhole: boolean;
  readonly loading: 'first' | 'more' | null;
  readonly error: DeskError | null;
  /** Grows with every question that was answered anew: the list is then looked at from its top. */
  readonly answered: number;
  /** How many sessions have come in above: what shall stand still for the eye has moved down by so much. */
  readonly shifted: number;
  /** Starts following what changes. @returns stops it */
  start(): () => void;
  /** Searches a moment after the last key. */
  find(search: string): void;
  narrow(filter: ListFilter): void;
  reload(): Promise<void>;
  /** These ranks are looked at, the last one included: fetches what is missing around them. */
  lookAt(first: number, last: number): Promise<void>;
}

export type SessionsStoreApi = StoreApi<SessionsStore>;

export interface SessionsOptions {
  readonly searchAfterMs?: number;
  /** What it is narrowed to from the start. */
  readonly filter?: ListFilter;
}

const searchAfterMs = 150;
const pageSize = 50;

/** Enough for the tallest screen and a page beyond it in both directions. */
const mostPages = 6;

/** When so few sessions are left in a direction, its next page is fetched: half a second of quick scrolling ahead. */
const near = 50;

/** So far above what is looked at begins the page that is fetched for a leap: all that is seen comes with it. */
const aboveLeap = 4;

export function createSessionsStore(desk: Desk, options: SessionsOptions = {}): SessionsStoreApi {
  /** Grows with every question: the answer to an older one is dropped. */
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** A session may change again before its row has been fetched: the last question about it counts. */
  const asked = new Map<string, number>();
  let question: { readonly search: string; readonly filter: SessionFilter } = { search: '', filter: { status: null } };
  let pages: readonly SessionPage[] = [];
  /** Where pages of a search began: a search cannot be counted, but one can go back to where one has been. */
  let marks: { readonly rank: number; readonly after: string | null }[] = [];
  let looked = { first: 0, last: 0 };
  let following: Promise<void> | null = null;
  let followAgain = false;

  return createStore<SessionsStore>()((set, get) => {
    const isSearch = (): boolean => question.search !== '';

    /** What is asked from now on. What is being typed counts only when the list is read anew. */
    const ask = (): void => {
      const { search, filter } = get();
      const { status, profile, period } = filter;
      question = {
        search: search.trim(),
        filter: {
          status: status.length === 0 ? null : status,
          ...(profile !== null && { profile }),
          ...instantsOf(period, new Date()),
        },
      };
    };

    const pageFrom = (where: {
      readonly after: string | null;
      readonly direction?: 'newer';
      readonly skip?: number;
    }): Promise<SessionPage> =>
      unwrap(desk['sessions.list']({ ...question.filter, search: question.search, ...where, limit: pageSize }));

    const counted = (newerThan: string | null) => unwrap(desk['sessions.count']({ ...question.filter, newerThan }));

    const keep = (next: readonly SessionPage[], firstRank: number): void => {
      pages = next;
      const sessions = next.flatMap((page) => page.sessions);
      const end = firstRank + sessions.length;
      const isEnd = (next.at(-1)?.next ?? null) === null;
      if (!isSearch()) set({ sessions, firstRank });
      else if (isEnd) set({ sessions, firstRank, length: end, isWhole: true });
      // A search is as long as it has been seen to be, and there is one more at least.
      else
        set(({ isWhole, length }) => ({ sessions, firstRank, ...(!isWhole && { length: Math.max(length, end + 1) }) }));
    };

    const refreshRow = async (id: string): Promise<void> => {
      const mine = (asked.get(id) ?? 0) + 1;
      asked.set(id, mine);
      const shown = await unwrap(desk['sessions.show']({ id })).catch(() => null);
      if (asked.get(id) !== mine) return;
      asked.delete(id);
      if (shown === null || shown.id !== id) return;
      const { status } = question.filter;
      const fits = status === null || status.includes(shown.status);
      const replaced = pages.map((page) => ({
        ...page,
        sessions: page.sessions.flatMap((each) => (each.id !== id ? [each] : fits ? [shown] : [])),
      }));
      keep(replaced, get().firstRank);
      if (!fits) void follow();
    };

    /** What came in above, and how long the list is now. */
    const followOnce = async (): Promise<void> => {
      const mine = turn;
      const top = pages[0]?.previous ?? null;
      if (top === null) return get().reload();
      const wasAtTop = get().firstRank === 0;
      const newest = wasAtTop ? await pageFrom({ after: top, direction: 'newer' }) : null;
      const count = isSearch() ? null : await counted(newest?.previous ?? top);
      if (mine !== turn || pages[0]?.previous !== top) return;
      const fresh = newest?.sessions.length ?? 0;
      const firstRank = count?.newer ?? (wasAtTop ? 0 : get().firstRank);
      const moved = wasAtTop ? fresh + firstRank : firstRank - get().firstRank;
      marks = marks.map((mark) => ({ ...mark, rank: mark.after === null ? 0 : mark.rank + moved }));
      if (count !== null) set({ length: count.total, isWhole: true });
      if (newest !== null && fresh > 0) keep(withinBounds([newest, ...pages], 'newer').pages, firstRank);
      else set({ firstRank });
      if (moved !== 0) set(({ shifted }) => ({ shifted: shifted + moved }));
    };

    /** One at a time; what changes meanwhile is followed afterwards. */
    const follow = (): Promise<void> => {
      if (following !== null) {
        followAgain = true;
        return following;
      }
      following = followOnce()
        .catch(() => undefined)
        .finally(() => {
          following = null;
          if (!followAgain) return;
          followAgain = false;
          void follow();
        });
      return following;
    };

    /** Fetches a page in one direction, or where the list is looked at when that is somewhere else altogether. */
    const fetchNear = async (): Promise<void> => {
      const { sessions, firstRank } = get();
      const end = firstRank + sessions.length;
      const { first, last } = looked;
      const [top, bottom] = [pages[0]?.previous ?? null, pages.at(-1)?.next ?? null];
      if (last < firstRank - near || first > end + near) {
        const mark = isSearch() ? marks.findLast(({ rank }) => rank <= first) : undefined;
        const rank = Math.max(0, mark?.rank ?? first - aboveLeap);
        const page = await pageFrom(isSearch() ? { after: mark?.after ?? null } : { after: null, skip: rank });
        if (page.sessions.length > 0) return keep([page], rank);
        return follow();
      }
      // The window may have moved while a page was on its way: then it does not fit any more, and is asked for again.
      if (last >= end - near && bottom !== null) {
        const page = await pageFrom({ after: bottom });
        if (pages.at(-1)?.next !== bottom) return;
        if (isSearch() && !marks.some(({ after }) => after === bottom)) marks.push({ rank: end, after: bottom });
        const kept = withinBounds([...pages, page], 'older');
        return keep(kept.pages, get().firstRank + kept.dropped);
      }
      if (top !== null) {
        const page = await pageFrom({ after: top, direction: 'newer' });
        if (pages[0]?.previous !== top) return;
        if (page.sessions.length === 0) return follow();
        const isTop = page.sessions.length < pageSize;
        keep(withinBounds([page, ...pages], 'newer').pages, isTop ? 0 : Math.max(0, get().firstRank - pageSize));
      }
    };

    const isMissingSomething = (): boolean => {
      const { sessions, firstRank } = get();
      const end = firstRank + sessions.length;
      return (
        (looked.first < firstRank + near && firstRank > 0) ||
        (looked.last >= end - near && (pages.at(-1)?.next ?? null) !== null)
      );
    };

    return {
      search: '',
      filter: options.filter ?? noFilter,
      sessions: [],
      firstRank: 0,
      length: 0,
      isWhole: true,
      loading: null,
      error: null,
      answered: 0,
      shifted: 0,

      start() {
        const end = desk.on('sessions.changed', ({ id }) => {
          if (get().sessions.some((each) => each.id === id)) void refreshRow(id);
          else void follow();
        });
        void get().reload();
        return () => {
          end();
          clearTimeout(timer);
          turn += 1;
          pages = [];
          marks = [];
          set({ sessions: [], firstRank: 0, length: 0, isWhole: true, loading: null });
        };
      },

      find(search) {
        set({ search });
        clearTimeout(timer);
        timer = setTimeout(() => void get().reload(), options.searchAfterMs ?? searchAfterMs);
      },

      narrow(next) {
        set({ filter: next });
        clearTimeout(timer);
        void get().reload();
      },

      async reload() {
        turn += 1;
        const mine = turn;
        ask();
        set({ loading: 'first', error: null });
        try {
          const [page, count] = await Promise.all([pageFrom({ after: null }), isSearch() ? null : counted(null)]);
          if (mine !== turn) return;
          marks = [{ rank: 0, after: null }];
          looked = { first: 0, last: 0 };
          set(({ answered }) => ({ length: count?.total ?? 0, isWhole: count !== null, answered: answered + 1 }));
          keep([page], 0);
          set({ loading: null });
        } catch (thrown) {
          if (mine === turn) set({ error: errorOf(thrown), loading: null });
        }
      },

      async lookAt(first, last) {
        looked = { first, last };
        if (get().loading !== null || pages.length === 0) return;
        const mine = turn;
        // The eye may have moved on while a page was fetched.
        for (let tries = 0; tries < mostPages && isMissingSomething(); tries += 1) {
          set({ loading: 'more' });
          try {
            await fetchNear();
          } catch (thrown) {
            if (mine === turn) set({ error: errorOf(thrown), loading: null });
            return;
          }
          if (mine !== turn) return;
        }
        if (get().loading === 'more') set({ loading: null });
      },
    };
  });
}

/** Drops the page that is farthest from where one is going. */
function withinBounds(
  pages: readonly SessionPage[],
  direction: 'older' | 'newer',
): { readonly pages: readonly SessionPage[]; readonly dropped: number } {
  if (pages.length <= mostPages) return { pages, dropped: 0 };
  return direction === 'older'
    ? { pages: pages.slice(1), dropped: pages[0]?.sessions.length ?? 0 }
    : { pages: pages.slice(0, -1), dropped: 0 };
}
