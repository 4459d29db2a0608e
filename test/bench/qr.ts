import { toString as qrcodeToString } from 'qrcode';
import { encodeQr } from '../../main/core/qr.ts';
import { createCodeThread } from '../../main/handouts/code-thread.ts';
import { aLink, drawnCode, pictureOfCode } from '../builders/drawn-code.ts';
import type { Measure } from './measure.ts';
import { byTurns, spreadDetail, spreadOf, timed } from './spread.ts';

/** As long as the links of Zastrpay's page. */
const linkBytes = 760;

/** CSS pixels that the code has at a side in the window's usual size. */
const room = 480;

/**
 * The code of a link until an independent decoder has read it back. The picture is drawn beforehand: drawing belongs to the
 * page, and `createOverheadMs` has it.
 */
export const qr: Measure = {
  keys: ['qr'],
  async measure({ isQuick }) {
    const links = Array.from({ length: 40 }, (_, seed) => aLink(linkBytes, seed));
    const linkAt = (turn: number): string => links[turn % links.length] ?? '';
    const pictures = new Map(links.map((link) => [link, pictureOfCode(drawnCode(link, room))]));
    const reader = createCodeThread();
    const encodedAndRead = (link: string): Promise<number> =>
      timed(async () => {
        const code = encodeQr(link);
        const picture = pictures.get(link);
        if (code === null || picture === undefined) throw new Error('there is no code for the link');
        const [text, ...more] = await reader.readPixels(picture);
        if (text !== link || more.length > 0) throw new Error('the code does not read as its link');
      });
    const asSvg = (link: string): Promise<number> =>
      timed(() =>
        qrcodeToString([{ data: Buffer.from(link), mode: 'byte' }], { type: 'svg', errorCorrectionLevel: 'M' }),
      );
    try {
      const cold = { product: await encodedAndRead(linkAt(0)), yardstick: await asSvg(linkAt(0)) };
      for (let turn = 0; turn < 30; turn += 1) {
        await encodedAndRead(linkAt(turn));
        await asSvg(linkAt(turn));
      }
      const { one, other } = await byTurns(
        isQuick ? 60 : 300,
        (turn) => encodedAndRead(linkAt(turn)),
        (turn) => asSvg(linkAt(turn)),
      );
      return {
        qr: {
          value: spreadOf(one).median / spreadOf(other).median,
          detail: {
            how: `${linkBytes} bytes, decoder running, medians of turns`,
            productMs: spreadDetail(one),
            yardstickMs: spreadDetail(other),
            coldMs: { ...cold, note: 'the first code of a process: the decoder’s thread starts with it' },
          },
        },
      };
    } finally {
      await reader.stop();
    }
  },
};
