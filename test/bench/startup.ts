import type { Measure } from './measure.ts';
import { spreadDetail, spreadOf } from './spread.ts';
import { type OpenWindow, openConsoleApart, openEmptyApart } from './windows.ts';

/**
 * From spawn until the first form takes keys: the passphrase where no key store of the system opens the desk, as here; the
 * registration where one does. Beside it an empty window, and the same console with a full log, by turns.
 */
export const startup: Measure = {
  keys: ['startup', 'startupMillion'],
  async measure({ shell, log, isQuick }) {
    const [empty, full] = [await log.emptyFolder(), await log.folder()];
    const ready = async (opening: Promise<OpenWindow>): Promise<number> => {
      const window = await opening;
      await window.close();
      return window.readyMs;
    };
    const starts = {
      window: () => ready(openEmptyApart(shell, log.scratch)),
      desk: () => ready(openConsoleApart(shell, empty)),
      full: () => ready(openConsoleApart(shell, full)),
    };
    const names = ['window', 'desk', 'full'] as const;
    const first = { window: await starts.window(), desk: await starts.desk(), full: await starts.full() };
    const taken: Record<(typeof names)[number], number[]> = { window: [], desk: [], full: [] };
    for (let turn = 0; turn < (isQuick ? 1 : 8); turn += 1) {
      for (const name of turn % 2 === 0 ? names : names.toReversed()) taken[name].push(await starts[name]());
    }
    const median = (name: (typeof names)[number]): number => spreadOf(taken[name]).median;
    const detail = { shell: shell.name, form: 'the passphrase', firstOfThisRunMs: first };
    return {
      startup: {
        value: median('desk') / median('window'),
        detail: {
          how: 'medians of turns, everything in the system’s cache',
          ...detail,
          deskMs: spreadDetail(taken.desk),
          emptyWindowMs: spreadDetail(taken.window),
        },
      },
      startupMillion: {
        value: median('full') / median('desk'),
        detail: {
          how: 'medians of turns; opened after an orderly end',
          ...detail,
          fullMs: spreadDetail(taken.full),
          emptyLogMs: spreadDetail(taken.desk),
        },
      },
    };
  },
};
