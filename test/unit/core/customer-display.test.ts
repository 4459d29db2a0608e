import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCustomerDisplay } from '../../../main/core/customer-display.ts';
import { Failure } from '../../../main/core/failure.ts';
import { encodeQr } from '../../../main/core/qr.ts';
import { pngOf } from '../../../main/handouts/code-image.ts';
import { handouts } from '../../../main/handouts/handouts.ts';
import { noMerchant } from '../../../preload/contract/merchant.ts';
import type { QrCode } from '../../../preload/contract/session.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import { fakeClock } from '../../fakes/clock.ts';

/** A screen that draws what it is given as a picture of the code alone, and takes its time when a test wants it. */
function aScreen() {
  let on: string | null = null;
  let showing: symbol | null = null;
  let gone = (): void => {};
  const ticks: string[] = [];
  const drawn = new Map<string, QrCode>();
  const waits: Promise<void>[] = [];
  return {
    ticks,
    waits,
    on: () => on,
    unplug() {
      on = null;
      gone();
    },
    /** Keeps which code a page is made of, so that its picture can be drawn without a browser. */
    handouts: {
      ...handouts,
      async displayPage(content: Parameters<typeof handouts.displayPage>[0]) {
        const html = await handouts.displayPage(content);
        drawn.set(html, content.qr);
        return html;
      },
    },
    port: {
      screens: async () => [{ id: '2', name: 'Counter' }],
      room: async () => ({ width: 1_280, height: 800, scale: 1 }),
      async picture(_screen: string, html: string) {
        await waits.shift();
        const qr = drawn.get(html);
        return qr === undefined ? Buffer.alloc(0) : pngOf(qr);
      },
      async show(_screen: string, html: string) {
        const mine = Symbol('shown');
        showing = mine;
        await waits.shift();
        if (showing === mine) on = html;
      },
      tick: async (left: string) => void ticks.push(left),
      async clear() {
        showing = null;
        on = null;
      },
      onGone(listener: () => void) {
        gone = listener;
      },
    },
  };
}

async function aDesk() {
  const clock = fakeClock(new Date());
  const engine = await anEngine({ clock });
  onTestFinished(() => engine.codes.stop());
  const screen = aScreen();
  const told: (string | null)[] = [];
  const display = createCustomerDisplay({
    sessions: engine.sessions,
    log: engine.log.sessions,
    screen: screen.port,
    codes: engine.codes,
    handouts: screen.handouts,
    merchant: () => Promise.resolve({ ...noMerchant, name: 'Muster & Söhne' }),
    clock,
    journal: { info: () => {}, error: () => {} },
    actor: () => 'tester',
    tell: (session) => void told.push(session),
  });
  onTestFinished(() => display.clear());
  const aSession = async (name: string) => {
    const { id } = await engine.registration.create(aDraft({ lastName: name, email: `${name}@example.com` }));
    return engine.sessions.link(id);
  };
  return { ...engine, clock, screen, told, display, aSession };
}

const codeIn = (html: string | null): string => /fill="#000" d="([^"]+)/.exec(html ?? '')?.[1] ?? '';
const codeOf = ({ qr }: { readonly qr: QrCode | null }): string => codeIn(qr === null ? '' : handouts.svg(qr));

describe('the customer’s screen', () => {
  it('shows merchant, code, steps and countdown, and nothing personal; it is in the log', async () => {
    const { display, screen, told, aSession } = await aDesk();
    const session = await aSession('Mustermann');
    const { timeline, status } = await display.show(session.sessionId, '2');
    const page = screen.on() ?? '';
    expect(codeIn(page)).toBe(codeOf(session));
    for (const words of ['Muster &amp; Söhne', 'zweiten QR-Code', 'nicht der für den Shop'])
      expect(page).toContain(words);
    for (const trace of ['Mustermann', 'Max', 'example.com', session.link, session.reference])
      expect(page).not.toContain(trace);
    expect(told.at(-1)).toBe(session.sessionId);
    await expect.poll(() => screen.ticks.at(-1)).toMatch(/^(30:00|29:\d\d)$/);
    expect(timeline.at(-1)).toMatchObject({ kind: 'session.displayed', actor: 'tester', data: { channel: 'display' } });
    expect(status).toBe('link-ready');
  });

  it('is empty after the link has ended, when the session is cancelled, and when it is unplugged', async () => {
    const { display, screen, told, aSession, cancellation, clock } = await aDesk();
    const first = await aSession('eins');
    await display.show(first.sessionId, '2');
    await cancellation.cancel(first.sessionId);
    await display.changed(first.sessionId);
    expect(screen.on()).toBeNull();

    const second = await aSession('zwei');
    await display.show(second.sessionId, '2');
    screen.unplug();
    await expect.poll(() => told.at(-1)).toBeNull();

    await display.show(second.sessionId, '2');
    expect(screen.on()).not.toBeNull();
    await expect.poll(() => screen.ticks.length).toBeGreaterThan(0);
    await clock.advance(31 * 60_000);
    await expect.poll(screen.on).toBeNull();
  });

  it('is empty when the countdown fails, and when it could not be shown', async () => {
    const { display, screen, told, aSession } = await aDesk();
    const session = await aSession('eins');
    screen.port.tick = () => Promise.reject(new Error('the window does not answer'));
    await display.show(session.sessionId, '2');
    await expect.poll(screen.on).toBeNull();
    expect(told.at(-1)).toBeNull();

    screen.port.show = () => Promise.reject(new Failure('screen-unreached', 'It came up elsewhere.'));
    await expect(display.show(session.sessionId, '2')).rejects.toMatchObject({ code: 'screen-unreached' });
    expect(screen.on()).toBeNull();
    expect(told.at(-1)).toBeNull();
  });

  it('shows no code that does not read as the link', async () => {
    const { display, screen, aSession } = await aDesk();
    const session = await aSession('eins');
    const wrong = encodeQr('https://elsewhere.example/');
    if (wrong === null) throw new Error('a short link has a code');
    screen.port.picture = () => pngOf(wrong);
    await expect(display.show(session.sessionId, '2')).rejects.toMatchObject({ code: 'code-unreadable' });
    expect(screen.on()).toBeNull();
  });

  it('never shows the first customer once the operator has gone on, whatever was under way, in whatever order', async () => {
    const { display, screen, aSession } = await aDesk();
    const first = await aSession('eins');
    const second = await aSession('zwei');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('first', 'second', 'goes on', 'turn'), { maxLength: 6 }),
        fc.array(fc.boolean(), { maxLength: 4 }),
        async (steps, slow) => {
          const gates = slow.filter(Boolean).map(() => Promise.withResolvers<void>());
          screen.waits.push(...gates.map(({ promise }) => promise));
          const underWay: Promise<unknown>[] = [];
          for (const step of steps) {
            if (step === 'turn') await new Promise((resolve) => setImmediate(resolve));
            else if (step === 'goes on') underWay.push(display.clear(first.sessionId));
            else underWay.push(display.show((step === 'first' ? first : second).sessionId, '2'));
          }
          // The operator leaves the first customer; only then what is slow gets done, the last first.
          underWay.push(display.clear(first.sessionId));
          for (const { resolve } of gates.toReversed()) resolve();
          await Promise.allSettled(underWay);
          screen.waits.length = 0;
          expect(codeIn(screen.on())).not.toBe(codeOf(first));
          await display.clear();
          expect(screen.on()).toBeNull();
        },
      ),
      { numRuns: 40 },
    );
  });
});
