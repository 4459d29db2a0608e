import { z } from 'zod';
import { sessionStatuses } from '../../preload/contract/session.ts';
import {
  type ColumnLayout,
  type ListColumn,
  type ListFilter,
  listColumns,
  namedPeriods,
  type SavedView,
  usualColumns,
} from '../../preload/contract/session-list.ts';
import type { Remembered } from '../core/ports/desk.ts';
import type { Connection } from './connection.ts';
import { type SettingName, store, stored } from './settings.ts';

/** Views, columns and countries, beside the other settings. What another version wrote and this one does not know is left out. */
export function createRemembered(log: Connection): Remembered {
  const list = <T>(name: SettingName, item: z.ZodType<T>): readonly T[] => {
    const found = stored(log, name, z.array(z.unknown()).catch([]));
    return (found ?? []).flatMap((each) => {
      const parsed = item.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    });
  };
  const keep = (name: SettingName, value: unknown): void => log.write((to) => store(to, name, value));

  return {
    views: async () => list('views', view),
    keepViews: async (views) => keep('views', views),
    columns: async () => complete(list('columns', column)),
    keepColumns: async (layout) => keep('columns', complete(layout)),
    recentCountries: async () => list('recent-countries', z.string().length(2)),
    keepRecentCountries: async (codes) => keep('recent-countries', codes),
  };
}

const day = z.string().nullable();

const filter: z.ZodType<ListFilter> = z.object({
  status: z.array(z.enum(sessionStatuses)),
  profile: z.string().nullable(),
  period: z.union([z.enum(namedPeriods), z.object({ from: day, to: day })]).nullable(),
});

const view: z.ZodType<SavedView> = z.object({ name: z.string(), filter });

const column = z.object({ column: z.enum(listColumns), isShown: z.boolean() });

/** Each column once: what is missing comes last, shown as usual. */
function complete(layout: ColumnLayout): ColumnLayout {
  const known = new Map<ListColumn, ColumnLayout[number]>();
  for (const each of [...layout, ...usualColumns]) if (!known.has(each.column)) known.set(each.column, each);
  return [...known.values()];
}
