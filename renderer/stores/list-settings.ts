import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import {
  type ColumnLayout,
  type ListColumn,
  type ListFilter,
  type SavedView,
  usualColumns,
} from '../../preload/contract/session-list.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<DeskBridge, 'views.list' | 'views.save' | 'views.remove' | 'columns.layout' | 'columns.arrange'>;

/** How this desk likes to look at the list; main keeps it. */
export interface ListSettingsStore {
  readonly views: readonly SavedView[];
  readonly layout: ColumnLayout;
  readonly error: DeskError | null;
  load(): Promise<void>;
  /** @returns whether it was kept */
  save(view: SavedView): Promise<boolean>;
  remove(name: string): Promise<boolean>;
  show(column: ListColumn, isShown: boolean): Promise<void>;
  /** Moves a column by so many places; what stands there makes room. */
  move(column: ListColumn, by: number): Promise<void>;
}

export type ListSettingsStoreApi = StoreApi<ListSettingsStore>;

export function createListSettingsStore(desk: Desk): ListSettingsStoreApi {
  return createStore<ListSettingsStore>()((set, get) => {
    const keepViews = async (call: Promise<readonly SavedView[]>): Promise<boolean> => {
      try {
        set({ views: await call, error: null });
        return true;
      } catch (thrown) {
        set({ error: errorOf(thrown) });
        return false;
      }
    };

    // Shown at once: it is the operator's own doing. What main could not keep is asked for again.
    const arrange = async (layout: ColumnLayout): Promise<void> => {
      set({ layout });
      try {
        await unwrap(desk['columns.arrange']({ layout }));
      } catch (thrown) {
        set({ error: errorOf(thrown) });
        await get().load();
      }
    };

    return {
      views: [],
      layout: usualColumns,
      error: null,
      async load() {
        const [views, layout] = await Promise.all([
          unwrap(desk['views.list']()).catch(() => get().views),
          unwrap(desk['columns.layout']()).catch(() => get().layout),
        ]);
        set({ views, layout });
      },
      save: (view) => keepViews(unwrap(desk['views.save'](view))),
      remove: (name) => keepViews(unwrap(desk['views.remove']({ name }))),
      show: (column, isShown) =>
        arrange(get().layout.map((each) => (each.column === column ? { column, isShown } : each))),
      async move(column, by) {
        const { layout } = get();
        const at = layout.findIndex((each) => each.column === column);
        const moved = layout[at];
        const to = at + by;
        if (moved === undefined || to < 0 || to >= layout.length) return;
        const others = layout.filter((each) => each !== moved);
        await arrange([...others.slice(0, to), moved, ...others.slice(to)]);
      },
    };
  });
}

/** Whether two filters mean the same; the order in which statuses were chosen does not matter. */
export function sameFilter(one: ListFilter, other: ListFilter): boolean {
  const plain = ({ status, profile, period }: ListFilter): string =>
    JSON.stringify([
      [...status].sort(),
      profile,
      typeof period === 'object' && period !== null ? [period.from, period.to] : period,
    ]);
  return plain(one) === plain(other);
}
