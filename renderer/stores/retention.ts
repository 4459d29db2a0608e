import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { RetentionReport, RetentionRule, RetentionRun } from '../../preload/contract/privacy.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<DeskBridge, 'retention.preview' | 'retention.setRule' | 'retention.run'>;

/** Every profile's rule, and what it would erase now. */
export interface RetentionStore {
  /** Null until main has answered. */
  readonly report: RetentionReport | null;
  readonly running: 'save' | 'erase' | null;
  /** What the last erasing did. */
  readonly done: RetentionRun | null;
  /** The profile whose rule was saved last. */
  readonly saved: string | null;
  readonly error: DeskError | null;
  load(): Promise<void>;
  save(profileId: string, rule: RetentionRule): Promise<void>;
  /** Erases what is due by the saved rules. */
  erase(): Promise<void>;
}

export type RetentionStoreApi = StoreApi<RetentionStore>;

export function createRetentionStore(desk: Desk): RetentionStoreApi {
  return createStore<RetentionStore>()((set, get) => {
    const take = async (running: RetentionStore['running'], call: () => Promise<Partial<RetentionStore>>) => {
      if (get().running !== null) return;
      set({ running, error: null, done: null, saved: null });
      try {
        set(await call());
      } catch (thrown) {
        set({ error: errorOf(thrown) });
      } finally {
        set({ running: null });
      }
    };
    const report = (): Promise<RetentionReport> => unwrap(desk['retention.preview']());
    return {
      report: null,
      running: null,
      done: null,
      saved: null,
      error: null,
      load: () => take(null, async () => ({ report: await report() })),
      save: (profileId, rule) =>
        take('save', async () => ({
          report: await unwrap(desk['retention.setRule']({ profileId, rule })),
          saved: profileId,
        })),
      erase: () =>
        take('erase', async () => {
          const done = await unwrap(desk['retention.run']());
          return { done, report: await report() };
        }),
    };
  });
}
