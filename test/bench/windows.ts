import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { windowSwitches } from '../../main/shell/chromium/console-window.ts';
import type { BenchShell } from './bench-shell.ts';

/** A program with a window that is measured, in processes of its own. */
export interface OpenWindow {
  readonly pid: number;
  /** From its spawn until it can be typed into, or, when it is empty, is shown. */
  readonly readyMs: number;
  /** From its spawn until the page knows how the desk is; the same as `readyMs` where there is no desk. */
  readonly knownMs: number;
  /** @param code an expression in the page, awaited */
  evaluate(code: string): Promise<unknown>;
  press(key: string): Promise<void>;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const asRoot = process.getuid?.() === 0;

/** The console of a data folder. */
export function openConsoleApart({ kind, program }: BenchShell, dataFolder: string): Promise<OpenWindow> {
  return kind === 'electron'
    ? openElectron(program, '.', dataFolder, readyToType)
    : openChromium(['console', dataFolder], readyToType);
}

/** A window with nothing in it, of the same shell with the same switches. @param scratch for its profile */
export function openEmptyApart({ kind, program }: BenchShell, scratch: string): Promise<OpenWindow> {
  const profile = mkdtempSync(path.join(scratch, 'profile-'));
  if (kind === 'electron') {
    return openElectron(program, path.join(import.meta.dirname, 'empty-window.cjs'), profile, '[]');
  }
  const options = {
    executablePath: program,
    headless: false,
    args: windowSwitches,
    ignoreDefaultArgs: ['--enable-automation', '--disable-popup-blocking', '--disable-ipc-flooding-protection'],
    chromiumSandbox: !asRoot,
    viewport: null,
    serviceWorkers: 'block',
  };
  return openChromium(['empty', JSON.stringify({ profile, options })], loaded);
}

/**
 * In the page, as milliseconds since 1970: the first form that takes keys, once something of the page was painted; and
 * whenever the page knew how the desk is.
 */
const readyToType = `new Promise((resolve) => {
  const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
  const look = () => {
    const [typed, painted, known] = ['ready-to-type', 'first-contentful-paint', 'desk-known'].map(at);
    if (typed && painted && known) resolve([Math.max(typed, painted), known].map((each) => performance.timeOrigin + each));
    else setTimeout(look, 20);
  };
  look();
})`;

const loaded = `[performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventEnd]`;

/** How long nobody looks at a window that is starting: whoever looks takes time from it. */
const undisturbedMs = 1_500;

async function openElectron(program: string, what: string, dataFolder: string, ready: string): Promise<OpenWindow> {
  const switches = [...(asRoot ? ['--no-sandbox'] : []), '--remote-debugging-port=0', '--lang=en-US'];
  const spawnedAt = Date.now();
  const child = spawn(program, [what, ...switches, '--data', dataFolder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said = Promise.withResolvers<string>();
  const shown = Promise.withResolvers<number>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (address !== undefined) said.resolve(address);
      const [, at] = /^shown at (\d+)$/.exec(line) ?? [];
      if (at !== undefined) shown.resolve(Number(at));
    });
  }
  ended.then(() => {
    const gone = new Error('the window was closed before it was ready');
    said.reject(gone);
    shown.reject(gone);
  });
  shown.promise.catch(() => undefined);
  const address = await said.promise;
  await pause(undisturbedMs);
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined || child.pid === undefined) throw new Error('there is no window');
  const [readyAt = await shown.promise, knownAt = readyAt] = moments(await page.evaluate(ready));
  return {
    pid: child.pid,
    readyMs: readyAt - spawnedAt,
    knownMs: knownAt - spawnedAt,
    evaluate: (code) => page.evaluate(code),
    press: (key) => page.keyboard.press(key),
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const moments = (told: unknown): readonly number[] => (Array.isArray(told) ? told.map(Number) : []);

async function openChromium(args: readonly string[], ready: string): Promise<OpenWindow> {
  const spawnedAt = Date.now();
  const child = fork(path.join(import.meta.dirname, 'chromium-window.mjs'), args, { cwd: root });
  const ended = once(child, 'exit');
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const answerTo = (id: number): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    return answer.promise;
  };
  child.on('message', ({ id, value }: { readonly id: number; readonly value: unknown }) =>
    waiting.get(id)?.resolve(value),
  );
  ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('the window was closed'));
  });
  let asked = 0;
  const ask = (what: { readonly evaluate: string } | { readonly press: string }): Promise<unknown> => {
    asked += 1;
    const answer = answerTo(asked);
    child.send({ id: asked, ...what });
    return answer;
  };
  await answerTo(0);
  if (child.pid === undefined) throw new Error('there is no window');
  const [readyAt = Number.NaN, knownAt = readyAt] = moments(await ask({ evaluate: ready }));
  return {
    pid: child.pid,
    readyMs: readyAt - spawnedAt,
    knownMs: knownAt - spawnedAt,
    evaluate: (code) => ask({ evaluate: code }),
    press: async (key) => void (await ask({ press: key })),
    async close() {
      child.disconnect();
      await ended;
    },
  };
}
