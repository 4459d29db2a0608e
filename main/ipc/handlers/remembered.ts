import type { Remembered } from '../../core/ports/desk.ts';
import type { RecentCountries } from '../../core/recent-countries.ts';
import type { Views } from '../../core/views.ts';
import type { Handlers } from '../router.ts';

type RememberedHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `views.${string}` | `columns.${string}` | `countries.${string}`>
>;

/** What spares the operator work: views and columns of the list, countries of the form. */
export function rememberedHandlers(parts: {
  readonly views: Views;
  readonly remembered: Remembered;
  readonly recentCountries: RecentCountries;
}): RememberedHandlers {
  const { views, remembered, recentCountries } = parts;
  return {
    'views.list': () => views.list(),
    'views.save': (view) => views.save(view),
    'views.remove': ({ name }) => views.remove(name),
    'columns.layout': () => remembered.columns(),
    async 'columns.arrange'({ layout }) {
      await remembered.keepColumns(layout);
      return remembered.columns();
    },
    'countries.recent': () => recentCountries.list(),
  };
}
