import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { screens } from '../../renderer/stores/navigation.ts';
import { benchPassphrase } from './full-desk.ts';
import { type Measure, notMeasured } from './measure.ts';
import { spreadDetail, spreadOf } from './spread.ts';
import { openConsoleApart, openEmptyApart } from './windows.ts';

/**
 * What the console with a full list takes of memory, all its processes together, beside an empty window. A page that
 * several processes share counts once (PSS), so nobody else may have the same program open: what it shares with a
 * stranger would count for half, and the smaller the window, the more of it.
 */
export const memory: Measure = {
  keys: ['memory'],
  async measure({ shell, log, isQuick }) {
    if (process.platform !== 'linux') return { memory: notMeasured('PSS is Linux’s word: there is none here') };
    const full = await log.folder();
    const withList = async (): Promise<number> => {
      const window = await openConsoleApart(shell, full);
      await window.evaluate(`desk['vault.unlock']({ passphrase: ${JSON.stringify(benchPassphrase)} })`);
      await window.evaluate(seen('nav'));
      await window.press(`Control+${screens.indexOf('sessions') + 1}`);
      await window.evaluate(seen('.list-row:nth-child(5)'));
      return settled(window.pid).finally(window.close);
    };
    const empty = async (): Promise<number> => {
      const window = await openEmptyApart(shell, log.scratch);
      return settled(window.pid).finally(window.close);
    };
    const [desk, nothing]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < (isQuick ? 1 : 3); turn += 1) {
      const [list, window] = [await alone(shell.program, withList), await alone(shell.program, empty)];
      if (list === null || window === null) return { memory: notMeasured(`${shell.name} is open elsewhere`) };
      desk.push(list);
      nothing.push(window);
    }
    return {
      memory: {
        value: spreadOf(desk).median / spreadOf(nothing).median,
        detail: {
          how: 'sum of PSS over the process tree, once it no longer changes, nobody else having the program open; medians of turns',
          shell: shell.name,
          deskMegabytes: spreadDetail(desk),
          emptyWindowMegabytes: spreadDetail(nothing),
        },
      },
    };
  },
};

const seen = (selector: string): string => `new Promise((resolve) => {
  const look = () => (document.querySelector(${JSON.stringify(selector)}) ? resolve(true) : setTimeout(look, 20));
  look();
})`;

/** @returns null where others have the program open whenever it is tried */
async function alone(program: string, measured: () => Promise<number>): Promise<number | null> {
  for (let tries = 0; tries < 30; tries += 1) {
    if (!isOpen(program)) {
      const megabytes = await measured();
      // What was measured has been closed.
      if (!isOpen(program)) return megabytes;
    }
    await pause(2_000);
  }
  return null;
}

function isOpen(program: string): boolean {
  const file = realpathSync(program);
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && programOf(name) === file);
}

/** Null for a process that has ended, or that is somebody else's. */
function programOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return null;
  }
}

/** What starting has taken is given back for some seconds. */
async function settled(root: number): Promise<number> {
  let before = megabytesOf(root);
  for (let tries = 0; tries < 12; tries += 1) {
    await pause(1_000);
    const now = megabytesOf(root);
    if (tries >= 3 && Math.abs(now - before) < before * 0.005) return now;
    before = now;
  }
  return before;
}

function megabytesOf(root: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const isInside = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(isInside).reduce((sum, pid) => sum + proportionalSet(pid), 0);
}

/** Its name, in brackets, may hold anything. A process may be gone by now. */
function parentOf(pid: string): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

const proportionalSet = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1_024;

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
