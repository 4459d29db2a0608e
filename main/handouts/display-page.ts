import { readFile } from 'node:fs/promises';
import type { DisplayContent } from '../core/ports/handover.ts';
import { svgOf } from './code-drawing.ts';
import { quietZone } from './code-image.ts';
import { escaped } from './letters.ts';
import { filled, wordsFor } from './words.ts';

/** The part of a screen's shorter side that the code may take. */
const shareOfCode = 0.86;
/** The same of the longer side, where the words stand beside it. */
const shareBeside = 0.55;
/** Below this many device pixels a module phones fail to read dense codes off a screen. */
const smallestModule = 4;

/** What the customer's screen shows, as one HTML document that runs and fetches nothing. @param folder where the layouts lie */
export async function displayPageOf(folder: string, content: DisplayContent): Promise<string> {
  const { room, qr, locale, merchant } = content;
  const words = wordsFor(locale);
  const [page, styles] = await Promise.all([
    readFile(`${folder}/display.template`, 'utf8'),
    readFile(`${folder}/display.css`, 'utf8'),
  ]);
  const modules = qr.size + 2 * quietZone;
  const [shorter, longer] = [Math.min(room.width, room.height), Math.max(room.width, room.height)];
  const most = Math.min(shorter * shareOfCode, longer * shareBeside) * room.scale;
  // Whole device pixels, or the modules would not be equally large.
  const module = Math.max(smallestModule, Math.floor(most / modules));
  return filled(page, {
    language: words.tag,
    styles: `:root { --code: ${(module * modules) / room.scale}px }\n${styles}`,
    logo: merchant.logo === null ? '' : `<img src="${escaped(merchant.logo)}" alt="">`,
    merchant: escaped(merchant.name),
    title: escaped(words.sheetTitle),
    code: svgOf(qr),
    steps: words.sheetStep.map((step) => `<li>${escaped(step)}</li>`).join(''),
    notForShop: escaped(words.notForShopHere),
    leftLabel: escaped(words.left),
    left: escaped(words.leftUnknown),
  });
}

/** `29:59`, rounded up so that it reads 0:00 only when it is over. */
export function countdownOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
