import { deskFilesIn } from '../../main/desk-files.ts';
import { openLog } from '../../main/log/log.ts';
import { benchKeys } from './bench-keys.ts';
import type { Measure } from './measure.ts';
import { spreadDetail, spreadOf, timed } from './spread.ts';

/** What the console asks for at once. */
const limit = 50;

/** The page that ends the list beside the first one, both ways of getting there: by scrolling on, and by the scroll bar. */
export const deepPage: Measure = {
  keys: ['deepPage'],
  async measure({ log, isQuick }) {
    const file = deskFilesIn(await log.folder()).database;
    const { sessions, close } = openLog({ file, keys: benchKeys() });
    try {
      const all = { status: null, search: '', limit } as const;
      const { total } = await sessions.count({ status: null }, null);
      const before = await sessions.list({ ...all, after: null, skip: total - limit - 1, limit: 1 });
      const ways = {
        first: () => sessions.list({ ...all, after: null }),
        scrolledTo: () => sessions.list({ ...all, after: before.next }),
        jumpedTo: () => sessions.list({ ...all, after: null, skip: total - limit }),
      };
      const cold = { first: 0, scrolledTo: 0, jumpedTo: 0 };
      const taken: Record<keyof typeof ways, number[]> = { first: [], scrolledTo: [], jumpedTo: [] };
      const names = ['first', 'scrolledTo', 'jumpedTo'] as const;
      for (const name of names) cold[name] = await timed(ways[name]);
      for (let turn = 0; turn < 20; turn += 1) for (const name of names) await timed(ways[name]);
      for (let turn = 0; turn < (isQuick ? 100 : 400); turn += 1) {
        for (const name of turn % 2 === 0 ? names : names.toReversed()) taken[name].push(await timed(ways[name]));
      }
      const { sessions: last } = await ways.jumpedTo();
      if (last.length !== limit) throw new Error('the last page is not full');
      const times = (name: (typeof names)[number]): number =>
        spreadOf(taken[name]).median / spreadOf(taken.first).median;
      return {
        deepPage: {
          // Whichever way takes longer.
          value: Math.max(times('scrolledTo'), times('jumpedTo')),
          detail: {
            how: `${limit} opened sessions at a depth of ${total - limit}, medians of turns; the slower of two ways there`,
            scrolledTo: times('scrolledTo'),
            jumpedTo: times('jumpedTo'),
            firstMs: spreadDetail(taken.first),
            scrolledToMs: spreadDetail(taken.scrolledTo),
            jumpedToMs: spreadDetail(taken.jumpedTo),
            coldMs: cold,
          },
        },
      };
    } finally {
      close();
    }
  },
};
