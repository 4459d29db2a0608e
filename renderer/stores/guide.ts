import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { SessionDetail } from '../../preload/contract/session.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<DeskBridge, 'sessions.show' | 'practice.register' | 'on'>;

/** A guide through one registration on the practice profile. It looks at what the operator does and changes none of it. */
export interface GuideStore {
  readonly isOn: boolean;
  /** The registration's session, as main last described it; null while there is none. */
  readonly session: SessionDetail | null;
  readonly isPlaying: boolean;
  /** Why the customer could not be played. */
  readonly error: DeskError | null;
  begin(): void;
  end(): void;
  /** Looks at what becomes of this session. @returns stops it */
  follow(id: string): () => void;
  /** Lets the invented customer do what a customer does. */
  playCustomer(): Promise<void>;
}

export type GuideStoreApi = StoreApi<GuideStore>;

export function createGuideStore(desk: Desk, isOn: boolean): GuideStoreApi {
  return createStore<GuideStore>()((set, get) => ({
    isOn,
    session: null,
    isPlaying: false,
    error: null,
    begin: () => set({ isOn: true, error: null }),
    end: () => set({ isOn: false, error: null }),
    follow(id) {
      let isWanted = true;
      const look = async (): Promise<void> => {
        const session = await unwrap(desk['sessions.show']({ id })).catch(() => null);
        if (isWanted && session !== null) set({ session });
      };
      void look();
      const end = desk.on('sessions.changed', (changed) => {
        if (changed.id === id) void look();
      });
      return () => {
        isWanted = false;
        end();
        set({ session: null, error: null });
      };
    },
    async playCustomer() {
      const { session, isPlaying } = get();
      if (session === null || isPlaying) return;
      set({ isPlaying: true, error: null });
      try {
        await unwrap(desk['practice.register']({ id: session.id }));
      } catch (thrown) {
        set({ error: errorOf(thrown) });
      } finally {
        set({ isPlaying: false });
      }
    },
  }));
}
