import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { SessionStatus, SessionSummary } from '../../preload/contract/session.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<DeskBridge, 'sessions.list' | 'sessions.show' | 'on'>;

/** The list of sessions as far as it has been scrolled, newest first. Main searches and filters. */
export interface SessionsStore {
  readonly search: string;
  readonly status: SessionStatus | null;
  readonly sessions: readonly SessionSummary[];
  /** Where to go on, or null when everything is here. */
  readonly next: string | null;
  readonly loading: 'first' | 'more' | null;
  readonly error: DeskError | null;
  /** Starts following what changes. @returns stops it */
  start(): () => void;
  /** Searches a moment after the last key. */
  find(search: string): void;
  filter(status: SessionStatus | null): void;
  reload(): Promise<void>;
  more(): Promise<void>;
}

export type SessionsStoreApi = StoreApi<SessionsStore>;

export interface SessionsOptions {
  readonly searchAfterMs?: number;
}

const searchAfterMs = 150;
const pageSize = 50;

export function createSessionsStore(desk: Desk, options: SessionsOptions = {}): SessionsStoreApi {
  /** Grows with every question: the answer to an older one is dropped. */
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** A session may change again before its row has been fetched: the last question about it counts. */
  const asked = new Map<string, number>();

  return createStore<SessionsStore>()((set, get) => {
    const page = (after: string | null) => {
      const { search, status } = get();
      return unwrap(desk['sessions.list']({ search: search.trim(), status, after, limit: pageSize }));
    };

    const fits = (session: SessionSummary): boolean => get().status === null || session.status === get().status;

    const refreshRow = async (id: string): Promise<void> => {
      const mine = (asked.get(id) ?? 0) + 1;
      asked.set(id, mine);
      const shown = await unwrap(desk['sessions.show']({ id })).catch(() => null);
      if (shown === null || shown.id !== id || asked.get(id) !== mine) return;
      set(({ sessions }) => ({
        sessions: sessions.flatMap((each) => (each.id !== id ? [each] : fits(shown) ? [shown] : [])),
      }));
    };

    /** New ones at the top, without letting go of what has been scrolled to. */
    const fetchNewest = async (): Promise<void> => {
      const mine = turn;
      const newest = await page(null).catch(() => null);
      if (newest === null || mine !== turn) return;
      set(({ sessions, next }) => {
        const fresh = new Set(newest.sessions.map(({ id }) => id));
        const meets = sessions.some(({ id }) => fresh.has(id));
        return meets || newest.next === null
          ? { sessions: [...newest.sessions, ...sessions.filter(({ id }) => !fresh.has(id))], next }
          : { sessions: newest.sessions, next: newest.next };
      });
    };

    return {
      search: '',
      status: null,
      sessions: [],
      next: null,
      loading: null,
      error: null,

      start() {
        const end = desk.on('sessions.changed', ({ id }) => {
          if (get().sessions.some((each) => each.id === id)) void refreshRow(id);
          else void fetchNewest();
        });
        void get().reload();
        return () => {
          end();
          clearTimeout(timer);
          turn += 1;
          set({ sessions: [], next: null, loading: null });
        };
      },

      find(search) {
        set({ search });
        clearTimeout(timer);
        timer = setTimeout(() => void get().reload(), options.searchAfterMs ?? searchAfterMs);
      },

      filter(status) {
        set({ status });
        clearTimeout(timer);
        void get().reload();
      },

      async reload() {
        turn += 1;
        const mine = turn;
        set({ loading: 'first', error: null });
        try {
          const { sessions, next } = await page(null);
          if (mine === turn) set({ sessions, next, loading: null });
        } catch (thrown) {
          if (mine === turn) set({ error: errorOf(thrown), loading: null });
        }
      },

      async more() {
        const { next, loading } = get();
        if (next === null || loading !== null) return;
        const mine = turn;
        set({ loading: 'more' });
        try {
          const found = await page(next);
          if (mine !== turn) return;
          set(({ sessions }) => {
            const known = new Set(sessions.map(({ id }) => id));
            return {
              sessions: [...sessions, ...found.sessions.filter(({ id }) => !known.has(id))],
              next: found.next,
              loading: null,
            };
          });
        } catch (thrown) {
          if (mine === turn) set({ error: errorOf(thrown), loading: null });
        }
      },
    };
  });
}
