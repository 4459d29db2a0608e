import path from 'node:path';
import { encodeQr } from '../../main/core/qr.ts';
import { printOutOf } from '../../main/handouts/print-out.ts';
import { findChromium } from '../../main/shell/chromium/find-chromium.ts';
import { pagePrinting } from '../../main/shell/chromium/page-printing.ts';
import { paperLayouts } from '../../preload/contract/handover.ts';
import { aLink } from '../builders/drawn-code.ts';
import { decoded } from '../fakes/decoder.ts';
import { printed } from '../fakes/paper.ts';
import { expect, test } from './fixtures.ts';

const layouts = path.resolve(import.meta.dirname, '../../resources/handout');
const papers = { a4: [210, 297], a5: [148, 210], receipt: [80, null] } as const;

/** As much as a merchant may say, on as many lines, with a logo as tall as there is room for. */
const merchant = {
  name: 'Muster & Söhne <Wien>',
  text: Array.from({ length: 6 }, () => 'Montag bis Freitag von 8 bis 18 Uhr, Hauptstr. 13'.slice(0, 49)).join('\n'),
  logo: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAGQAAAAoCAAAAAAtEwCfAAAAKUlEQVR4nO3NQREAAAwCIIPZP5cldntBAdIHkUgkEolEIpFIJBKJRHJhN1Gprtk+AuwAAAAASUVORK5CYII=',
};

test('a hand-out on every paper is one page whose code reads, as it is drawn and as a PDF', async ({ shell }) => {
  test.skip(shell !== 'chromium', 'the page is the same in every shell');
  // A browser for each sheet.
  test.slow();
  const printing = pagePrinting(findChromium() ?? '');
  for (const layout of paperLayouts) {
    // Large modules, and the most there are: of version 22 on a receipt, else of the longest link that is promised.
    for (const bytes of [60, layout === 'receipt' ? 1_003 : 2_300]) {
      const link = aLink(bytes);
      const qr = encodeQr(link);
      if (qr === null) throw new Error('too long');
      const page = await printOutOf(layouts, layout, {
        letter: {
          link,
          reference: 'KX4-7QM',
          locale: 'de-AT',
          expiresAt: new Date('2026-11-24T13:35:00Z'),
          email: null,
          writtenAt: new Date(),
        },
        merchant,
        qr,
        isReal: false,
      });
      const picture = await printing.picture(page);
      const what = `${layout}, ${bytes} bytes`;
      await test.info().attach(what, { body: Buffer.from(picture), contentType: 'image/png' });
      expect(await decoded(picture), what).toEqual([link]);
      const sheet = await printed(await printing.pdf(page));
      const [width, height] = papers[layout];
      expect([sheet.pages, sheet.widthMm], what).toEqual([1, width]);
      if (height !== null) expect(sheet.heightMm).toBe(height);
      expect(await decoded(sheet.picture), what).toEqual([link]);
    }
  }
});
