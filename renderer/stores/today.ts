import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { Today } from '../../preload/contract/today.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<DeskBridge, 'today.view' | 'today.waitFor' | 'on'>;

export interface TodayStore {
  /** Null until main has answered. */
  readonly today: Today | null;
  readonly error: DeskError | null;
  /** Starts following what happens, and the time. @returns stops it */
  start(): () => void;
  load(): Promise<void>;
  waitFor(hours: number): Promise<void>;
}

export type TodayStoreApi = StoreApi<TodayStore>;

/** One question at a time: a burst of changes is answered by the last of them. */
export function createTodayStore(desk: Desk): TodayStoreApi {
  let isAsking = false;
  let askAgain = false;
  return createStore<TodayStore>()((set, get) => ({
    today: null,
    error: null,
    start() {
      const load = (): void => void get().load();
      const ends = [desk.on('sessions.changed', load), desk.on('desk.changed', load), desk.on('time.passed', load)];
      load();
      return () => {
        for (const end of ends) end();
      };
    },
    async load() {
      askAgain = isAsking;
      if (isAsking) return;
      isAsking = true;
      try {
        set({ today: await unwrap(desk['today.view']()), error: null });
      } catch (thrown) {
        set({ error: errorOf(thrown) });
      } finally {
        isAsking = false;
      }
      if (askAgain) await get().load();
    },
    async waitFor(hours) {
      try {
        set({ today: await unwrap(desk['today.waitFor']({ hours })), error: null });
      } catch (thrown) {
        set({ error: errorOf(thrown) });
      }
    },
  }));
}
