import type { Page } from '@playwright/test';
import { createdAnswer, type StubAnswer } from '../fakes/stub-zastrpay.ts';
import type { Measure } from './measure.ts';
import { openDeskAtWork } from './open-desk.ts';
import { spreadDetail, spreadOf } from './spread.ts';

/**
 * From the key that creates a session until its code has been painted, read back by the decoder before, less what the
 * stand-in for Zastrpay says that it took itself. Everything else counts: form, log, sealing, sockets, IPC, drawing.
 */
export const createOverhead: Measure = {
  keys: ['createOverheadMs'],
  async measure({ shell, log, isQuick }) {
    const desk = await openDeskAtWork(shell.kind, await log.folder());
    let network = 0;
    const answer: StubAnswer = async (request, response) => {
      const startedAt = performance.now();
      response.once('finish', () => {
        network = performance.now() - startedAt;
      });
      await createdAnswer()(request, response);
    };
    const [overhead, untilLink]: [number[], number[]] = [[], []];
    const cold: number[] = [];
    try {
      const warming = isQuick ? 2 : 5;
      for (let turn = 0; turn < (isQuick ? 10 : 60) + warming; turn += 1) {
        desk.stub.answerWith(answer);
        const { codeMs, linkMs } = await created(desk.page, `${Date.now()}`);
        if (turn === 0) cold.push(codeMs - network);
        if (turn < warming) continue;
        overhead.push(codeMs - network);
        untilLink.push(linkMs - network);
      }
      return {
        createOverheadMs: {
          value: spreadOf(overhead).p95,
          detail: {
            how: 'Enter in the form → the QR code painted, in the page’s own time; p95',
            shell: shell.name,
            codeMs: spreadDetail(overhead),
            linkAsTextMs: spreadDetail(untilLink),
            coldMs: cold[0] ?? null,
          },
        },
      };
    } finally {
      await desk.close();
    }
  },
};

/** Somebody nobody has typed before, so that no guard asks. */
async function created(page: Page, name: string): Promise<{ readonly codeMs: number; readonly linkMs: number }> {
  await page.keyboard.press('Control+n');
  const firstName = page.getByRole('textbox', { name: 'First name' });
  await firstName.fill('Erika');
  await page.getByRole('textbox', { name: 'Last name' }).fill(`Gabler-${name}`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`e${name}@example.com`);
  await page.getByRole('checkbox', { name: /agrees/ }).press('Space');
  await firstName.focus();
  // What was typed is saved as a draft a moment later: that is not the creation's.
  await page.getByText('Draft saved').waitFor();
  const painted = await page.evaluateHandle(untilPainted);
  await page.keyboard.press('Enter');
  return painted.evaluate((seen) => seen.promise);
}

/** In the page: from the key until the frame in which the code, and before it the link, stands has been painted. */
function untilPainted() {
  const done = Promise.withResolvers<{ readonly codeMs: number; readonly linkMs: number }>();
  let pressedAt = 0;
  let linkMs = 0;
  const afterPaint = (then: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };
  const onFrame = (): void => {
    const isCode = document.querySelector('.qr canvas:not([hidden])') !== null;
    const isLink = document.querySelector('.handover-link') !== null;
    afterPaint(() => {
      const took = performance.now() - pressedAt;
      if (isLink && linkMs === 0) linkMs = took;
      if (isCode) done.resolve({ codeMs: took, linkMs });
    });
    if (!isCode) requestAnimationFrame(onFrame);
  };
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      pressedAt = timeStamp;
      requestAnimationFrame(onFrame);
    },
    { capture: true, once: true },
  );
  return { promise: done.promise };
}
