import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Printing } from '../../main/core/ports/handover.ts';
import { encodeQr } from '../../main/core/qr.ts';
import { quietZone } from '../../main/handouts/code-image.ts';
import { printOutOf } from '../../main/handouts/print-out.ts';
import { renderingIn } from '../../main/shell/chromium/apart.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { pagePrinting } from '../../main/shell/chromium/page-printing.ts';
import { paperLayouts } from '../../preload/contract/handover.ts';
import { aLink } from '../builders/drawn-code.ts';
import { decoded, type FoundCode, found, type GreyPicture } from '../fakes/decoder.ts';
import { printed } from '../fakes/paper.ts';
import { heldAs, photograph } from '../fakes/phone-camera.ts';
import { expect, test } from './fixtures.ts';
import { asRoot } from './shells.ts';

const layouts = path.resolve(import.meta.dirname, '../../resources/handout');
const papers = { a4: [210, 297], a5: [148, 210], receipt: [80, null] } as const;

/** As much as a merchant may say, on as many lines, with a logo as tall as there is room for. */
const merchant = {
  name: 'Muster & Söhne <Wien>',
  text: Array.from({ length: 6 }, () => 'Montag bis Freitag von 8 bis 18 Uhr, Hauptstr. 13'.slice(0, 49)).join('\n'),
  logo: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGQAAAAoCAAAAAAtEwCfAAAAKUlEQVR4nO3NQREAAAwCIIPZP5cldntBAdIHkUgkEolEIpFIJBKJRHJhN1Gprtk+AuwAAAAASUVORK5CYII=',
};

const sheets = 100;
/** So many sheets are looked at as they are drawn, too: the desk does so with every one before it lets it go. */
const everyDrawn = 12;
const readsAs = (texts: readonly string[], link: string): boolean => texts.length === 1 && texts[0] === link;

/** The code on the sheet with its quiet zone, and how large its modules came out. */
function cutOut(sheet: GreyPicture, { left, top, side }: FoundCode, size: number): GreyPicture & { module: number } {
  const module = side / size;
  const edge = Math.round(quietZone * module);
  const width = Math.round(side) + 2 * edge;
  const grey = new Uint8ClampedArray(width * width).fill(255);
  for (let y = 0; y < width; y++) {
    const from = (top - edge + y) * sheet.width + left - edge;
    grey.set(sheet.grey.subarray(from, from + width), y * width);
  }
  return { width, height: width, grey, module };
}

/** @returns how this sheet's code fails to read; nothing when all is well */
async function failuresOf(printing: Printing, count: number): Promise<readonly string[]> {
  const bytes = 60 + Math.round((count / (sheets - 1)) * 2_240);
  const layout = paperLayouts[count % paperLayouts.length] ?? 'a4';
  const what = `${layout}, ${bytes} bytes`;
  const link = aLink(bytes, count);
  const qr = encodeQr(link);
  if (qr === null) throw new Error('too long');
  const letter = {
    link,
    reference: 'KX4-7QM',
    locale: count % 2 === 0 ? 'de-AT' : 'en-GB',
    expiresAt: new Date('2026-11-24T13:35:00Z'),
    email: null,
    writtenAt: new Date(),
  };
  const page = await printOutOf(layouts, layout, { letter, merchant, qr, isReal: false });
  const failures: string[] = [];
  // The least and the most on each paper are among them.
  if (count < 3 || count >= sheets - 3 || count % everyDrawn === 0) {
    const picture = await printing.picture(page);
    await test.info().attach(what, { body: Buffer.from(picture), contentType: 'image/png' });
    if (!readsAs(await decoded(picture), link)) failures.push(`drawn: ${what}`);
  }
  const sheet = await printed(await printing.pdf(page));
  const [width, height] = papers[layout];
  expect([sheet.pages, sheet.widthMm, height ?? sheet.heightMm], what).toEqual([1, width, sheet.heightMm]);
  const codes = await found(sheet.picture);
  const [code] = codes;
  if (code === undefined || codes.length > 1 || code.text !== link) return [...failures, `PDF: ${what}`];
  const cut = cutOut(sheet.picture, code, qr.size);
  const seen = await decoded(photograph(cut, cut.module, heldAs(count)));
  return readsAs(seen, link) ? failures : [...failures, `through a phone: ${what}`];
}

test('a hand-out on every paper is one page whose code reads, as a PDF and through a phone, 100 of 100', async ({
  shell,
}) => {
  test.skip(shell !== 'chromium', 'the page is the same in every shell');
  // Over two minutes on two quiet cores.
  test.setTimeout(420_000);
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', chromiumSandbox: !asRoot });
  const printing = pagePrinting(renderingIn(browser));
  const failures: string[] = [];
  // The browser draws one while the other is read.
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < sheets) failures.push(...(await failuresOf(printing, next++)));
  };
  await Promise.all([work(), work()]);
  expect(failures).toEqual([]);
  await browser.close();
});
