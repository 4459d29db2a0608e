import type { ElectronApplication, Page } from '@playwright/test';
import type { Session } from 'electron';
import { createdAnswer, type StubAnswer } from '../fakes/stub-zastrpay.ts';
import type { Measure } from './measure.ts';
import { openDeskAtWork } from './open-desk.ts';
import { spreadDetail, spreadOf } from './spread.ts';

/**
 * From the key that creates a session until its code has been painted, read back by the decoder before, less the time of the
 * network: from the request's call until its answer is in hand. Everything else counts: form, log, sealing, IPC, drawing.
 * The same, less only what the stand-in for Zastrpay says that it took itself, is in the detail.
 */
export const createOverhead: Measure = {
  keys: ['createOverheadMs'],
  async measure({ shell, log, isQuick }) {
    const desk = await openDeskAtWork(shell.kind, await log.folder());
    const networkOf = await watchedNetwork(desk.electron);
    let stubMs = 0;
    const answer: StubAnswer = async (request, response) => {
      const startedAt = performance.now();
      response.once('finish', () => {
        stubMs = performance.now() - startedAt;
      });
      await createdAnswer()(request, response);
    };
    const [overhead, untilLink, withSockets, networkMs]: [number[], number[], number[], number[]] = [[], [], [], []];
    const cold: number[] = [];
    try {
      const warming = isQuick ? 2 : 5;
      for (let turn = 0; turn < (isQuick ? 10 : 60) + warming; turn += 1) {
        desk.stub.answerWith(answer);
        const { codeMs, linkMs } = await created(desk.page, `${Date.now()}`);
        const network = (await networkOf()) ?? stubMs;
        if (turn === 0) cold.push(codeMs - network);
        if (turn < warming) continue;
        overhead.push(codeMs - network);
        untilLink.push(linkMs - network);
        withSockets.push(codeMs - stubMs);
        networkMs.push(network);
      }
      return {
        createOverheadMs: {
          value: spreadOf(overhead).p95,
          detail: {
            how: 'Enter in the form → the QR code painted, in the page’s own time, less the request until its answer; p95',
            shell: shell.name,
            codeMs: spreadDetail(overhead),
            linkAsTextMs: spreadDetail(untilLink),
            withSocketsOfTheMachineMs: spreadDetail(withSockets),
            networkMs: spreadDetail(networkMs),
            coldMs: cold[0] ?? null,
          },
        },
      };
    } finally {
      await desk.close();
    }
  },
};

/**
 * Has Electron's main process note what the network takes, in the network stack's own process and on loopback.
 * @returns the latest request's milliseconds; null on a shell whose requests cannot be watched
 */
async function watchedNetwork(electron: ElectronApplication | null): Promise<() => Promise<number | null>> {
  if (electron === null) return async () => null;
  await electron.evaluate(({ session }) => {
    const watched = globalThis as typeof globalThis & { api?: Session; networkMs?: number };
    // Held, or it would be a new object with the fetch of its own at the next request.
    const api = session.fromPartition('api', { cache: false });
    watched.api = api;
    const send = api.fetch.bind(api);
    api.fetch = async (input, init) => {
      const startedAt = performance.now();
      const { status, headers, ...answer } = await send(input, init).then(async (response) => ({
        status: response.status,
        headers: response.headers,
        body: await response.arrayBuffer(),
      }));
      watched.networkMs = performance.now() - startedAt;
      return new Response(answer.body, { status, headers });
    };
  });
  return () => electron.evaluate(() => (globalThis as { networkMs?: number }).networkMs ?? null);
}

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
