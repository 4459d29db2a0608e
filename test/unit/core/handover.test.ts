import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HandOver } from '../../../main/core/handover.ts';
import type { PrintOut } from '../../../main/core/ports/handover.ts';
import { encodeQr } from '../../../main/core/qr.ts';
import { handouts } from '../../../main/handouts/handouts.ts';
import { windowlessShell } from '../../../main/shell/windowless.ts';
import { type GivingWay, givingWays, type HandOverChannel } from '../../../preload/contract/handover.ts';
import { aLink, drawnCode, pictureOfCode } from '../../builders/drawn-code.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { rememberedCodes } from '../../fakes/remembered-codes.ts';

/** A clipboard, a disk and a mail program that keep what they are given. */
function anOutside() {
  let text = '';
  let image: Uint8Array | null = null;
  const saved = new Map<string, string>();
  const drafts: string[] = [];
  const writing: (() => Promise<void>)[] = [];
  return {
    saved,
    drafts,
    /** What is awaited before the next text gets into the clipboard. */
    writing,
    clipboardText: () => text,
    clipboardImage: () => image,
    parts: {
      clipboard: {
        async write(next: string) {
          await writing.shift()?.();
          text = next;
          image = null;
        },
        async clearIfStill(ours: string) {
          if (text === ours) text = '';
        },
        async writeImage(next: Uint8Array) {
          image = next;
          text = '';
        },
        readImage: async () => image,
        async clear() {
          image = null;
          text = '';
        },
      },
      files: {
        async save({ name }: { readonly name: string }, make: () => Promise<Uint8Array | null>) {
          const bytes = await make();
          if (bytes === null) return null;
          saved.set(name, Buffer.from(bytes).toString('latin1'));
          return `/saved/${name}`;
        },
      },
      mail: { openDraft: async (address: string) => void drafts.push(address) },
    },
  };
}

async function anEngineWithLinks(more: Parameters<typeof anEngine>[0] = {}) {
  const engine = await anEngine(more);
  onTestFinished(() => engine.codes.stop());
  const aSession = async (email: string) => {
    const { id } = await engine.registration.create(aDraft({ email, lastName: `Of ${email}` }));
    return engine.sessions.link(id);
  };
  return { ...engine, aSession };
}

/** A printer that keeps what it is given. Its pictures are of the code alone, since nobody draws the page. */
function aPrinter() {
  const sheets: PrintOut[] = [];
  const codes = rememberedCodes();
  return {
    sheets,
    parts: {
      handouts: codes.handouts,
      printing: {
        picture: async (page: PrintOut) => handouts.png(codes.codeOn(page) ?? never()),
        pdf: async ({ html }: PrintOut) => Buffer.from(html),
        paper: async (page: PrintOut) => sheets.push(page) > 0,
      },
    },
  };
}

describe('a code that was drawn', () => {
  it('may be shown when somebody else reads exactly this session’s link off it', async () => {
    const { handOver, aSession } = await anEngineWithLinks();
    const mine = await aSession('max@example.com');
    const other = await aSession('erika@example.com');
    const code = pictureOfCode(drawnCode(mine.link, 400));
    expect(await handOver.check(mine.sessionId, code)).toBe(true);
    // Another customer's, however well it reads.
    expect(await handOver.check(other.sessionId, code)).toBe(false);
  });

  it.each([
    ['blank', () => ({ side: 100, bits: Buffer.alloc(1_250).toString('base64') })],
    ['cut off', () => ({ side: 400, bits: 'AAAA' })],
    ['of a link that is longer by one letter', (link: string) => pictureOfCode(drawnCode(`${link}x`, 400))],
    ['of no link', () => pictureOfCode(drawnCode(aLink(200), 400))],
  ])('may not be shown when it is %s', async (_what, picture) => {
    const { handOver, aSession } = await anEngineWithLinks();
    const { sessionId, link } = await aSession('max@example.com');
    expect(await handOver.check(sessionId, picture(link))).toBe(false);
  });

  it('is not even looked at once the link cannot be used any more', async () => {
    const { handOver, aSession, cancellation } = await anEngineWithLinks();
    const { sessionId, link } = await aSession('max@example.com');
    await cancellation.cancel(sessionId);
    await expect(handOver.check(sessionId, pictureOfCode(drawnCode(link, 400)))).rejects.toMatchObject({
      code: 'session-link-missing',
    });
  });
});

describe('the other ways', () => {
  it.each(givingWays)('%s leaves one audit event with its channel and operator, and never the link', async (way) => {
    const outside = anOutside();
    const { handOver, aSession, log } = await anEngineWithLinks({ outside: outside.parts });
    const { sessionId, link } = await aSession('max@example.com');
    const before = (await log.sessions.timeline(sessionId)).length;
    const { done, detail } = await handOver.give(sessionId, way);
    expect(done).toBe(true);
    const added = detail.timeline.slice(before);
    const isDraft = ['mail', 'mail-file', 'message'].includes(way);
    expect(added).toMatchObject([
      {
        kind: isDraft ? 'session.draft-opened' : 'session.handed-over',
        actor: 'tester',
        origin: 'operator',
        data: { channel: way },
      },
    ]);
    // A draft is not handed over before somebody says so.
    expect(detail.status).toBe(isDraft ? 'link-ready' : 'handed-over');
    const token = new URL(link).searchParams.get('token');
    expect(JSON.stringify(detail)).not.toContain(token);
  });

  it.each([
    ['screen', ({ handOver, id }) => handOver.record(id, 'screen')],
    ['display', ({ handOver, id }) => handOver.record(id, 'display')],
    ['copy', ({ handOver, id }) => handOver.copyLink(id)],
    ['print', ({ handOver, id }) => handOver.print(id, 'a5', 'printer')],
    ['pdf', ({ handOver, id }) => handOver.print(id, 'receipt', 'pdf')],
  ] satisfies readonly (readonly [HandOverChannel, (of: { handOver: HandOver; id: string }) => Promise<unknown>])[])(
    '%s too: one event with its channel and operator, and nothing of the link',
    async (channel, begin) => {
      const outside = anOutside();
      const { handOver, aSession, sessions } = await anEngineWithLinks({
        outside: { ...outside.parts, ...aPrinter().parts },
      });
      const { sessionId, link } = await aSession('max@example.com');
      const before = (await sessions.show(sessionId)).timeline.length;
      await begin({ handOver, id: sessionId });
      const { timeline, status } = await sessions.show(sessionId);
      expect(timeline.slice(before)).toMatchObject([
        { kind: 'session.handed-over', actor: 'tester', origin: 'operator', data: { channel } },
      ]);
      expect(status).toBe('handed-over');
      expect(JSON.stringify(timeline)).not.toContain(new URL(link).searchParams.get('token'));
    },
  );

  it('prints the hand-out of this customer, on the paper that was chosen', async () => {
    const printer = aPrinter();
    const { handOver, aSession } = await anEngineWithLinks({ outside: printer.parts });
    const [first, second] = [await aSession('max@example.com'), await aSession('erika@example.com')];
    await handOver.print(second.sessionId, 'a4', 'printer');
    await handOver.print(first.sessionId, 'a5', 'printer');
    await handOver.print(first.sessionId, 'receipt', 'printer');
    expect(printer.sheets.map(({ widthMm }) => widthMm)).toEqual([210, 148, 80]);
    const references = [second, first, first].map(({ reference }) => reference);
    expect(printer.sheets.map(({ html }) => /<title>([^<]*)/.exec(html)?.[1])).toEqual(references);
  });

  it('put out what was asked for', async () => {
    const outside = anOutside();
    const { handOver, aSession, codes } = await anEngineWithLinks({ outside: outside.parts });
    const { sessionId, link, reference } = await aSession('max@example.com');
    await handOver.give(sessionId, 'save-png');
    const png = outside.saved.get(`zastrpay-${reference}.png`) ?? '';
    expect(await codes.readFile(Buffer.from(png, 'latin1'))).toEqual([link]);
    await handOver.give(sessionId, 'save-svg');
    expect(outside.saved.get(`zastrpay-${reference}.svg`)).toContain('<svg');
    await handOver.give(sessionId, 'mail-file');
    const mail = outside.saved.get(`zastrpay-${reference}.eml`) ?? '';
    const [, inside = ''] = /Content-Type: image\/png\r\n(?:.+\r\n)+\r\n([A-Za-z0-9+/=\r\n]+)--/.exec(mail) ?? [];
    expect(await codes.readFile(Buffer.from(inside, 'base64'))).toEqual([link]);
    await handOver.give(sessionId, 'mail');
    expect(new URL(outside.drafts[0] ?? '').searchParams.get('body')).toContain(link);
    await handOver.give(sessionId, 'message');
    expect(outside.clipboardText()).toContain(link);
    await handOver.give(sessionId, 'copy-image');
    expect(await codes.readFile(outside.clipboardImage() ?? Buffer.alloc(0))).toEqual([link]);
  });

  it('record nothing when the operator thinks better of it, or it does not work', async () => {
    const outside = anOutside();
    const { handOver, aSession, sessions } = await anEngineWithLinks({
      outside: { ...outside.parts, files: windowlessShell.files, mail: null },
    });
    const { sessionId } = await aSession('max@example.com');
    const before = (await sessions.show(sessionId)).timeline.length;
    expect(await handOver.give(sessionId, 'save-png')).toMatchObject({ done: false, file: null });
    await expect(handOver.give(sessionId, 'mail')).rejects.toMatchObject({ code: 'mail-unavailable' });
    expect((await sessions.show(sessionId)).timeline).toHaveLength(before);
  });

  it('give nothing out once the link has ended while the dialog was open', async () => {
    const outside = anOutside();
    const { handOver, aSession, cancellation } = await anEngineWithLinks({
      outside: {
        ...outside.parts,
        files: {
          async save(_file, make) {
            await cancellation.cancel(sessionId);
            await make();
            return '/saved';
          },
        },
      },
    });
    const { sessionId } = await aSession('max@example.com');
    await expect(handOver.give(sessionId, 'save-png')).rejects.toMatchObject({ code: 'session-link-missing' });
  });

  it('give no code out that does not read as the link', async () => {
    const outside = anOutside();
    const { handOver, aSession } = await anEngineWithLinks({
      outside: {
        ...outside.parts,
        // A code of something else, as if the encoder had mixed them up.
        handouts: {
          ...handouts,
          png: () => handouts.png(wrong),
          svg: () => handouts.svg(wrong),
        },
      },
    });
    const wrong = encodeQr('https://elsewhere.example/') ?? never();
    const { sessionId } = await aSession('max@example.com');
    for (const way of ['copy-image', 'save-png', 'save-svg', 'mail-file'] satisfies GivingWay[]) {
      await expect(handOver.give(sessionId, way)).rejects.toMatchObject({ code: 'code-unreadable' });
    }
    expect(outside.saved.size).toBe(0);
    expect(outside.clipboardImage()).toBeNull();
  });
});

describe('the clipboard', () => {
  it('loses the link when the operator goes on, and nothing that somebody else has put there', async () => {
    const outside = anOutside();
    const { handOver, aSession } = await anEngineWithLinks({ outside: outside.parts });
    const { sessionId } = await aSession('max@example.com');
    await handOver.give(sessionId, 'copy-image');
    await handOver.finish(sessionId);
    expect(outside.clipboardImage()).toBeNull();
    await handOver.copyLink(sessionId);
    await outside.parts.clipboard.write('a shopping list');
    await handOver.finish(sessionId);
    expect(outside.clipboardText()).toBe('a shopping list');
  });

  it('loses it after a minute, unless a newer one of the same session lies there', async () => {
    const clock = fakeClock();
    const outside = anOutside();
    const { handOver, aSession } = await anEngineWithLinks({ outside: outside.parts, clock });
    const { sessionId, link } = await aSession('max@example.com');
    await handOver.copyLink(sessionId);
    await clock.advance(40_000);
    await handOver.copyLink(sessionId);
    await clock.advance(40_000);
    expect(outside.clipboardText()).toBe(link);
    await clock.advance(20_000);
    await expect.poll(outside.clipboardText).toBe('');
  });

  it.each(['when the operator goes on', 'after a minute'])(
    'loses what got there last, whichever was asked for last, %s',
    async (when) => {
      const clock = fakeClock();
      const outside = anOutside();
      const { handOver, aSession } = await anEngineWithLinks({ outside: outside.parts, clock });
      const { sessionId, link } = await aSession('max@example.com');
      const gate = Promise.withResolvers<void>();
      outside.writing.push(() => gate.promise);
      const asText = handOver.give(sessionId, 'message');
      await handOver.give(sessionId, 'copy-image');
      gate.resolve();
      await asText;
      expect(outside.clipboardText()).toContain(link);
      if (when === 'after a minute') await clock.advance(60_000);
      else await handOver.finish(sessionId);
      await expect.poll(outside.clipboardText).toBe('');
    },
  );

  it('never holds the first customer’s link beside the second, in whatever order things happen', async () => {
    const { aSession, handOver, outside } = await twoCustomers();
    const [first, second] = [await aSession('max@example.com'), await aSession('erika@example.com')];
    const steps = {
      copies: handOver.copyLink,
      'copies a text': (id: string) => handOver.give(id, 'message'),
      'copies the picture': (id: string) => handOver.give(id, 'copy-image'),
      'goes on': handOver.finish,
    } as const;
    const names = Object.keys(steps) as (keyof typeof steps)[];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { maxLength: 4 }), fc.boolean(), async (order, late) => {
        const gate = Promise.withResolvers<void>();
        if (late) outside.writing.push(() => gate.promise);
        const underWay = order.map((step) => steps[step](first.sessionId));
        // The second customer is here; whatever was under way for the first ends after that.
        const gone = handOver.finish(first.sessionId);
        gate.resolve();
        await Promise.allSettled([...underWay, gone]);
        outside.writing.length = 0;
        expect(outside.clipboardText()).not.toContain(first.link);
        expect(outside.clipboardImage()).toBeNull();
        await handOver.copyLink(second.sessionId);
        expect(outside.clipboardText()).toBe(second.link);
        await handOver.finish(first.sessionId);
        expect(outside.clipboardText()).toBe(second.link);
        await handOver.finish(second.sessionId);
      }),
      { numRuns: 25 },
    );
  });
});

async function twoCustomers() {
  const outside = anOutside();
  return { ...(await anEngineWithLinks({ outside: outside.parts })), outside };
}

function never(): never {
  throw new Error('a short link always has a code');
}

it('what was said on the phone is recorded once', async () => {
  const { handOver, aSession } = await anEngineWithLinks();
  const { sessionId } = await aSession('max@example.com');
  await handOver.tick(sessionId, 'shop');
  await handOver.tick(sessionId, 'papers');
  const { timeline, status } = await handOver.tick(sessionId, 'shop');
  const said = timeline.filter(({ kind }) => kind === 'session.call-step');
  expect(said.map(({ data, actor }) => [data.step, actor])).toEqual([
    ['shop', 'tester'],
    ['papers', 'tester'],
  ]);
  expect(status).toBe('link-ready');
});
