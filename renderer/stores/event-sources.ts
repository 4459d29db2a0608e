import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import type {
  EventSources,
  FeedSetting,
  ImportedEvents,
  ReceiverSetting,
  UnmatchedEventView,
} from '../../preload/contract/event-source.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<
  DeskBridge,
  'events.sources' | 'events.receiver' | 'events.feed' | 'events.remove' | 'events.import' | 'events.unmatched' | 'on'
>;

export interface EventSourcesStore {
  /** Null until main has answered. */
  readonly sources: EventSources | null;
  readonly unmatched: readonly UnmatchedEventView[];
  readonly imported: ImportedEvents | null;
  readonly error: DeskError | null;
  /** Starts following the desk. @returns stops it */
  start(): () => void;
  load(): Promise<void>;
  /** @throws DeskFailure with the fields that were not taken */
  setReceiver(setting: ReceiverSetting, apiKey: string): Promise<void>;
  /** @throws DeskFailure with the fields that were not taken */
  setFeed(setting: FeedSetting, apiKey: string): Promise<void>;
  remove(kind: 'receiver' | 'feed'): Promise<void>;
  /** @returns whether main took the text; what is wrong with it is in `imported` */
  importText(text: string): Promise<boolean>;
}

export type EventSourcesStoreApi = StoreApi<EventSourcesStore>;

/** The ways in for Zastrpay's messages. */
export function createEventSourcesStore(desk: Desk): EventSourcesStoreApi {
  let turn = 0;
  return createStore<EventSourcesStore>()((set, get) => ({
    sources: null,
    unmatched: [],
    imported: null,
    error: null,
    start() {
      const end = desk.on('desk.changed', () => void get().load());
      void get().load();
      return end;
    },
    async load() {
      turn += 1;
      const mine = turn;
      try {
        const [sources, unmatched] = [await unwrap(desk['events.sources']()), await unwrap(desk['events.unmatched']())];
        if (mine === turn) set({ sources, unmatched, error: null });
      } catch (thrown) {
        if (mine === turn) set({ error: errorOf(thrown) });
      }
    },
    async setReceiver(setting, apiKey) {
      set({ sources: await unwrap(desk['events.receiver']({ ...setting, apiKey })), error: null });
    },
    async setFeed(setting, apiKey) {
      set({ sources: await unwrap(desk['events.feed']({ ...setting, apiKey })), error: null });
    },
    async remove(kind) {
      try {
        set({ sources: await unwrap(desk['events.remove']({ kind })), error: null });
      } catch (thrown) {
        set({ error: errorOf(thrown) });
      }
    },
    async importText(text) {
      try {
        set({ imported: await unwrap(desk['events.import']({ text })), error: null });
        await get().load();
        return true;
      } catch (thrown) {
        set({ imported: null, error: errorOf(thrown) });
        return false;
      }
    },
  }));
}
