import type { Measure } from './measure.ts';
import { spreadDetail, spreadOf } from './spread.ts';
import { type OpenWindow, openConsoleApart, openEmptyApart } from './windows.ts';

/**
 * From spawn until the first form takes keys: the passphrase where no key store of the system opens the desk, as here; the
 * registration where one does. Beside it an empty window, and the same console with a full log, by turns. That form comes
 * without the desk, so a full log is held against the time in which the desk is known, too.
 */
export const startup: Measure = {
  keys: ['startup', 'startupMillion'],
  async measure({ shell, log, isQuick }) {
    const [empty, full] = [await log.emptyFolder(), await log.folder()];
    const started = async (opening: Promise<OpenWindow>): Promise<Start> => {
      const window = await opening;
      await window.close();
      return { ready: window.readyMs, known: window.knownMs };
    };
    const starts = {
      window: () => started(openEmptyApart(shell, log.scratch)),
      desk: () => started(openConsoleApart(shell, empty)),
      full: () => started(openConsoleApart(shell, full)),
    };
    const names = ['window', 'desk', 'full'] as const;
    const first = isQuick
      ? null
      : { window: await starts.window(), desk: await starts.desk(), full: await starts.full() };
    const taken: Record<(typeof names)[number], Start[]> = { window: [], desk: [], full: [] };
    for (let turn = 0; turn < (isQuick ? 1 : 8); turn += 1) {
      for (const name of turn % 2 === 0 ? names : names.toReversed()) taken[name].push(await starts[name]());
    }
    const spread = (name: (typeof names)[number], moment: keyof Start): readonly number[] =>
      taken[name].map((start) => start[moment]);
    const median = (name: (typeof names)[number], moment: keyof Start): number => spreadOf(spread(name, moment)).median;
    const detail = { shell: shell.name, form: 'the passphrase', firstOfThisRunMs: first };
    const times = {
      ready: median('full', 'ready') / median('desk', 'ready'),
      known: median('full', 'known') / median('desk', 'known'),
    };
    return {
      startup: {
        value: median('desk', 'ready') / median('window', 'ready'),
        detail: {
          how: 'medians of turns, everything in the system’s cache',
          ...detail,
          deskMs: spreadDetail(spread('desk', 'ready')),
          deskKnownMs: spreadDetail(spread('desk', 'known')),
          emptyWindowMs: spreadDetail(spread('window', 'ready')),
        },
      },
      startupMillion: {
        // Whichever is slower.
        value: Math.max(times.ready, times.known),
        detail: {
          how: 'medians of turns, until the form takes keys and until the desk is known; opened after an orderly end',
          ...detail,
          times,
          fullMs: spreadDetail(spread('full', 'ready')),
          fullKnownMs: spreadDetail(spread('full', 'known')),
          emptyLogMs: spreadDetail(spread('desk', 'ready')),
          emptyLogKnownMs: spreadDetail(spread('desk', 'known')),
        },
      },
    };
  },
};

/** In milliseconds since its spawn. */
type Start = Readonly<Record<'ready' | 'known', number>>;
