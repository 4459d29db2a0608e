import {
  framePattern,
  mostFrames,
  type PageDefect,
  type PageDefectKind,
  pageErrorNames,
} from '../../preload/contract/page-defect.ts';
import type { DeskBridge } from './bridge.ts';

/** What may be told of something thrown. @param origin of the console's own files; frames of others are left out */
export function pageDefectOf(kind: PageDefectKind, thrown: unknown, origin: string): PageDefect {
  const error = thrown instanceof Error ? thrown : null;
  return {
    kind,
    name: pageErrorNames.find((name) => name === error?.name) ?? 'other',
    at: framesOf(error?.stack ?? '', origin).slice(0, mostFrames),
  };
}

/** Writes a defect into the desk's log. A desk that does not answer has written down why. */
export function tellPageDefect(desk: Pick<DeskBridge, 'desk.pageDefect'>, kind: PageDefectKind, thrown: unknown): void {
  desk['desk.pageDefect'](pageDefectOf(kind, thrown, window.location.origin)).catch(() => undefined);
}

/** From now on, whatever the page does not catch is told. */
export function tellUncaught(desk: Pick<DeskBridge, 'desk.pageDefect'>): void {
  window.addEventListener('error', ({ error }) => tellPageDefect(desk, 'error', error));
  window.addEventListener('unhandledrejection', ({ reason }) => tellPageDefect(desk, 'rejection', reason));
}

/** Chromium's form: `    at name (app://console/assets/index-B1x2.js:10:2345)`. A message may look like it, but not be one of ours. */
function framesOf(stack: string, origin: string): readonly string[] {
  return stack.split('\n').flatMap((line) => {
    const place = /^\s+at (?:async )?(?:.* \()?(\S+):(\d+):(\d+)\)?$/.exec(line);
    const [, file = '', row, column] = place ?? [];
    if (place === null || !file.startsWith(`${origin}/`)) return [];
    const frame = `${file.slice(file.lastIndexOf('/') + 1)}:${row}:${column}`;
    return framePattern.test(frame) ? [frame] : [];
  });
}
