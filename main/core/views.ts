import { longestViewName, mostViews, type SavedView } from '../../preload/contract/session-list.ts';
import { Failure } from './failure.ts';
import type { Remembered } from './ports/desk.ts';

/** Filters of the list that were given a name. They hold no search text: that would be about a customer. */
export interface Views {
  list(): Promise<readonly SavedView[]>;
  /** Under a name that is taken, but for case, it takes the place of the older one. @throws Failure `invalid-input` */
  save(view: SavedView): Promise<readonly SavedView[]>;
  remove(name: string): Promise<readonly SavedView[]>;
}

export function createViews(remembered: Remembered): Views {
  const keep = async (views: readonly SavedView[]): Promise<readonly SavedView[]> => {
    await remembered.keepViews(views);
    return views;
  };
  const without = async (name: string): Promise<readonly SavedView[]> =>
    (await remembered.views()).filter((each) => folded(each.name) !== folded(name));

  return {
    list: () => remembered.views(),
    async save(view) {
      const name = view.name.trim().replace(/\s+/g, ' ');
      if (name === '') throw refused('required');
      if (name.length > longestViewName) throw refused('too-long');
      return keep([...(await without(name)), { ...view, name }].slice(-mostViews).sort(byName));
    },
    remove: async (name) => keep(await without(name)),
  };
}

const folded = (name: string): string => name.trim().toLowerCase();
const byName = (one: SavedView, other: SavedView): number => one.name.localeCompare(other.name);

const refused = (code: 'required' | 'too-long'): Failure =>
  new Failure('invalid-input', 'The view needs a short name.', { fields: [{ field: 'name', code }] });
