import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { openChromiumShell } from '../../main/chromium.ts';
import { consoleUrl } from '../../main/shell/console-address.ts';
import { readConsoleFile } from '../../main/shell/console-files.ts';
import { benchPassphrase, putVaultBesideFullLog } from './full-desk.ts';

/**
 * How the list of sessions moves under a wheel, from its first row to its last. `node test/bench/scroll.ts FOLDER` opens
 * the built console on a folder in which `full-log.ts` has written `desk.db`; the program writes to that log.
 */
export interface ScrollFigures {
  readonly sessions: number;
  readonly frames: number;
  /** Between two frames, in milliseconds. */
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly longestMs: number;
  /** The share of frames in which a row was seen whose session had not come yet. */
  readonly blankShare: number;
  /** A list of as many plain rows, all there, none from main, in the same window: what the machine can do at best. */
  readonly plain: { readonly medianMs: number; readonly p95Ms: number };
}

/** Where the list is scrolled, as parts of its length: its ends, and places in which nothing is at hand yet. */
export const everywhere = [0, 0.13, 0.37, 0.5, 0.71, 0.94, 1] as const;

const rendererFolder = path.resolve(import.meta.dirname, '../../out/renderer');

const pixelsAtOnce = 6_000;
const pixelsPerSecond = 4_000;

/** Scrolls the sessions of a console that is unlocked, in every place down and up again. */
export async function scrollSessions(page: Page, places: readonly number[] = everywhere): Promise<ScrollFigures> {
  await page.keyboard.press('Control+f');
  await page.getByRole('row').nth(5).waitFor();
  await page.getByRole('grid').and(page.locator('[aria-busy=false]')).waitFor();
  const sessions = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
  const own = await recorded(page, places, '.list', '.list-row:not(.list-head)');
  const plain = await beside(page, () => recorded(page, places, '#plain-list', null));
  return {
    sessions,
    ...spread(own.gaps),
    frames: own.gaps.length,
    blankShare: own.blank / own.gaps.length,
    plain: { medianMs: spread(plain.gaps).medianMs, p95Ms: spread(plain.gaps).p95Ms },
  };
}

interface Recording {
  readonly gaps: readonly number[];
  readonly blank: number;
}

async function recorded(page: Page, places: readonly number[], view: string, rows: string | null): Promise<Recording> {
  const box = await page.locator(view).boundingBox();
  if (box === null) throw new Error(`${view} is not there to be scrolled`);
  const devtools = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const stop = await page.evaluateHandle(startRecording, { view, rows });
  for (const place of places) {
    await page.locator(view).evaluate((list, at) => list.scrollTo(0, at * list.scrollHeight), place);
    for (const yDistance of place === 1 ? [pixelsAtOnce, -pixelsAtOnce] : [-pixelsAtOnce, pixelsAtOnce]) {
      const gesture = { x, y, yDistance, speed: pixelsPerSecond, gestureSourceType: 'mouse' } as const;
      await devtools.send('Input.synthesizeScrollGesture', gesture);
    }
  }
  const recording = await stop.evaluate((end) => end());
  await devtools.detach();
  return recording;
}

/** In the page: notes when each frame begins, and whether what it shows is all there. */
function startRecording(of: { readonly view: string; readonly rows: string | null }): () => Recording {
  const gaps: number[] = [];
  let blank = 0;
  let before: number | null = null;
  let isOver = false;
  const view = document.querySelector(of.view);
  const isAwaited = (): boolean => {
    if (view === null || of.rows === null) return false;
    const { top, bottom } = view.getBoundingClientRect();
    return [...view.querySelectorAll(`${of.rows} .list-awaited`)].some((each) => {
      const place = each.getBoundingClientRect();
      return place.bottom > top && place.top < bottom;
    });
  };
  const onFrame = (now: number): void => {
    if (isOver) return;
    if (before !== null) gaps.push(now - before);
    if (isAwaited()) blank += 1;
    before = now;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  return () => {
    isOver = true;
    return { gaps, blank };
  };
}

/** Puts a list of plain rows before everything else while something is done. */
async function beside<T>(page: Page, act: () => Promise<T>): Promise<T> {
  await page.evaluate(() => {
    const list = document.createElement('div');
    list.id = 'plain-list';
    Object.assign(list.style, { position: 'fixed', inset: '0', overflow: 'auto', zIndex: '100', background: 'Canvas' });
    list.append(
      ...Array.from({ length: 1_000 }, (_, at) => {
        const row = document.createElement('p');
        row.style.height = '44px';
        row.textContent = `KX4-7QM  Max Mustermann  registered  4 March 2026, 09:00  ${at}`;
        return row;
      }),
    );
    document.body.append(list);
  });
  return act().finally(() => page.evaluate(() => document.getElementById('plain-list')?.remove()));
}

function spread(gaps: readonly number[]): Pick<ScrollFigures, 'medianMs' | 'p95Ms' | 'longestMs'> {
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), longestMs: at(1) };
}

/**
 * Loads the page anew as cross-origin isolated: only then its clock is exact to 5 microseconds. The usual one goes by tenths
 * of a millisecond, shaken, and would put one on every twentieth frame.
 */
async function withExactClock(page: Page): Promise<void> {
  await page.route(consoleUrl, async (route) => {
    const { status, headers, body } = await readConsoleFile(rendererFolder, consoleUrl);
    const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
    await route.fulfill({ status, headers: { ...headers, ...isolated }, body });
  });
  await page.reload();
  await page.getByRole('navigation').waitFor();
  if (!(await page.evaluate(() => window.crossOriginIsolated))) throw new Error('the clock of this page is coarse');
}

/** Opens the built console on a desk with a generated log, unlocked. */
export async function openFullDesk(dataFolder: string): Promise<{ readonly page: Page; close(): Promise<void> }> {
  if (!existsSync(path.join(dataFolder, 'vault.json'))) await putVaultBesideFullLog(dataFolder);
  process.env.LANGUAGE = 'en';
  const file = path.resolve(import.meta.dirname, '../../out/main/chromium.js');
  const built: { openChromiumShell: typeof openChromiumShell } = await import(file);
  const shell = await built.openChromiumShell({ dataFolder, headless: true });
  if (shell === null) throw new Error('a console is open on this folder already');
  await shell.page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(benchPassphrase);
  await shell.page.keyboard.press('Enter');
  await shell.page.getByRole('navigation').waitFor();
  await withExactClock(shell.page);
  return { page: shell.page, close: shell.close };
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write(
      'usage: node test/bench/scroll.ts FOLDER; desk.db in it is a log by full-log.ts, and is written to\n',
    );
    process.exitCode = 2;
  } else {
    const desk = await openFullDesk(folder);
    process.stdout.write(`${JSON.stringify(await scrollSessions(desk.page), null, 2)}\n`);
    await desk.close();
  }
}
