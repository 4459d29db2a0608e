import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Letter } from '../../../main/core/ports/handover.ts';
import { encodeQr } from '../../../main/core/qr.ts';
import { quietZone } from '../../../main/handouts/code-image.ts';
import { printOutOf } from '../../../main/handouts/print-out.ts';
import { localTime } from '../../../main/handouts/words.ts';
import { type PaperLayout, paperLayouts } from '../../../preload/contract/handover.ts';
import { noMerchant } from '../../../preload/contract/merchant.ts';
import type { QrCode } from '../../../preload/contract/session.ts';
import { aLink } from '../../builders/drawn-code.ts';

const folder = path.resolve(import.meta.dirname, '../../../resources/handout');
const expiresAt = new Date('2026-11-24T13:35:00.000Z');
const merchant = { name: 'Muster & Söhne', text: 'Fragen? <0800 000>', logo: 'data:image/png;base64,AAAA' };
const letter: Letter = {
  link: aLink(805),
  reference: 'KX4-7QM',
  locale: 'de-AT',
  expiresAt,
  email: 'erika@example.com',
  writtenAt: new Date('2026-11-24T13:05:00.000Z'),
};

function codeOf(bytes: number): QrCode {
  const qr = encodeQr(aLink(bytes));
  if (qr === null) throw new Error('too long');
  return qr;
}

const sheet = (layout: PaperLayout, over: Partial<Letter> = {}, qr = codeOf(805)) =>
  printOutOf(folder, layout, { letter: { ...letter, ...over }, merchant, qr, isReal: true });

describe('a hand-out', () => {
  it.each(paperLayouts)(
    'on %s says what the customer needs, in their language, and the merchant’s own words',
    async (layout) => {
      const { html } = await sheet(layout);
      for (const words of [
        '<html lang="de-DE">',
        'KX4-7QM',
        localTime(expiresAt, 'de-DE'),
        'So geht es weiter',
        'zweiten QR-Code',
        'ist nicht der für den Shop',
        'Bitte mitbringen:',
        'Personalausweis oder Reisepass',
        'Muster &amp; Söhne',
        'Fragen? &lt;0800 000&gt;',
        '<img src="data:image/png;base64,AAAA" alt="">',
      ])
        expect(html).toContain(words);
      // Nothing of the person, and the link as a code alone.
      for (const trace of ['erika', letter.link, 'token']) expect(html).not.toContain(trace);
      expect(html).not.toMatch(/\{\w+\}|<script|ÜBUNG/);
      const english = await sheet(layout, { locale: 'en-GB', expiresAt: null });
      for (const words of ['What happens next', 'identity card or passport', 'Valid until', 'a short time'])
        expect(english.html).toContain(words);
    },
  );

  it('of the practice says that its link is no real one', async () => {
    const qr = codeOf(300);
    const { html } = await printOutOf(folder, 'a4', { letter, merchant: noMerchant, qr, isReal: false });
    expect(html).toContain('ÜBUNG');
  });

  it.each(paperLayouts)('on %s fills the paper it is for, without margins of the printer’s', async (layout) => {
    const { html, widthMm, heightMm } = await sheet(layout);
    expect({ a4: 210, a5: 148, receipt: 80 }[layout]).toBe(widthMm);
    expect(html).toContain(`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0 }`);
  });

  it('has modules of half a millimetre or more, or says that they are finer, or refuses', async () => {
    for (const layout of paperLayouts) {
      for (const bytes of [60, 805, 1_003, 1_500, 2_300]) {
        const qr = codeOf(bytes);
        const { html, isFine } = await sheet(layout, {}, qr);
        const module = Number(/--code: ([\d.]+)mm/.exec(html)?.[1]) / (qr.size + 2 * quietZone);
        expect(isFine, `${layout}, ${bytes}`).toBe(module < 0.5 - 1e-6);
        expect(module).toBeGreaterThanOrEqual(0.4 - 1e-3);
      }
    }
    // No paper is too small for what Zastrpay sends; a module finer than a phone reads would be.
    const coarse = { size: 177 + 40, modules: '0'.repeat((177 + 40) ** 2), dense: true };
    await expect(sheet('receipt', {}, { ...codeOf(60), ...coarse })).rejects.toMatchObject({ code: 'code-too-fine' });
  });
});
