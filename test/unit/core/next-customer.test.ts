import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { createErasure } from '../../../main/core/erasure.ts';
import type { FileSaver, PrintOut } from '../../../main/core/ports/handover.ts';
import { pngOf } from '../../../main/handouts/code-image.ts';
import type { SessionLink } from '../../../preload/contract/session.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import { fakeClock } from '../../fakes/clock.ts';
import { rememberedCodes } from '../../fakes/remembered-codes.ts';

/** Work that waits until a test lets it go on, in the order the test likes. */
function gates() {
  const waiting: (() => void)[] = [];
  return {
    waiting,
    wait: () => new Promise<void>((resolve) => void waiting.push(resolve)),
  };
}

/** Everything around the desk that takes its time: dialogs, a printer, a page that is drawn. What came out is kept. */
function aSlowOutside() {
  const { wait, waiting } = gates();
  const out: string[] = [];
  let clipboard = '';
  const codes = rememberedCodes();
  const files: FileSaver = {
    async save({ name }, make) {
      await wait();
      const bytes = await make();
      if (bytes === null) return null;
      out.push(`file ${name}`);
      return `/saved/${name}`;
    },
  };
  const pictureOf = async (page: PrintOut): Promise<Uint8Array> => {
    await wait();
    const qr = codes.codeOn(page);
    return qr === undefined ? Buffer.alloc(0) : pngOf(qr);
  };
  const write = async (what: string): Promise<void> => {
    await wait();
    clipboard = what;
  };
  return {
    out,
    waiting,
    clipboard: () => clipboard,
    /** So that what one run left behind is no fault of the next. */
    emptyClipboard() {
      clipboard = '';
    },
    parts: {
      files,
      mail: { openDraft: async (address: string) => void out.push(`mail ${decodeURIComponent(address)}`) },
      handouts: codes.handouts,
      printing: {
        picture: pictureOf,
        pdf: async (page: PrintOut) => {
          await wait();
          return Buffer.from(page.html);
        },
        async paper(page: PrintOut, goesOn: AbortSignal) {
          // The system's dialog is open; it goes with its window.
          const called = new Promise<boolean>((resolve) => goesOn.addEventListener('abort', () => resolve(true)));
          if (goesOn.aborted || (await Promise.race([wait().then(() => false), called]))) return false;
          out.push(`paper ${page.html}`);
          return true;
        },
      },
      clipboard: {
        write,
        writeImage: (image: Uint8Array) => write(`image ${Buffer.from(image).toString('base64')}`),
        readImage: async () => (clipboard.startsWith('image ') ? Buffer.from(clipboard.slice(6), 'base64') : null),
        async clearIfStill(text: string) {
          if (clipboard === text) clipboard = '';
        },
        async clear() {
          clipboard = '';
        },
      },
    },
  };
}

async function aDesk() {
  const clock = fakeClock(new Date());
  const outside = aSlowOutside();
  const engine = await anEngine({ clock, outside: outside.parts });
  onTestFinished(() => engine.codes.stop());
  const { log, handOver, sessions, cancellation, registration } = engine;
  const erasure = createErasure({
    log: log.sessions,
    drafts: log.drafts,
    delivery: { isUnderWay: () => false },
    clock,
    announcer: { sessionChanged() {}, attempt() {}, deskChanged() {} },
    actor: () => 'tester',
    forgetErased: log.forgetErased,
    renewBackups: async () => 'none',
  });
  /** Ways for the operator to be done with the first customer. As the container does it: who changes a session tells. */
  const endings = {
    next: ({ sessionId }: SessionLink) => handOver.finish(sessionId),
    'lock or quit': () => handOver.finishAll(),
    async expiry({ sessionId }: SessionLink) {
      await clock.advance(31 * 60_000);
      await sessions.expirePassed();
      await handOver.changed(sessionId);
    },
    async cancel({ sessionId }: SessionLink) {
      await cancellation.cancel(sessionId);
      await handOver.changed(sessionId);
    },
    async erasure({ sessionId }: SessionLink) {
      await erasure.erase(sessionId, 'asked for it in writing, ticket 4711', 'session');
      await handOver.changed(sessionId);
    },
  } as const;
  const aSession = async (name: string): Promise<SessionLink> => {
    const { id } = await registration.create(aDraft({ lastName: name, email: `${name}@example.com` }));
    return sessions.link(id);
  };
  return { ...engine, outside, endings, aSession };
}

const endings = ['next', 'lock or quit', 'expiry', 'cancel', 'erasure'] as const;
const works = ['printer', 'pdf', 'save-png', 'save-svg', 'mail-file', 'mail', 'message', 'copy-image', 'copy'] as const;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('nothing of the first customer comes out once the operator has gone on, whatever was under way, in whatever order', async () => {
  const { handOver, outside, endings: end, aSession } = await aDesk();
  const begin = (work: (typeof works)[number], { sessionId }: SessionLink): Promise<unknown> => {
    switch (work) {
      case 'printer':
      case 'pdf':
        return handOver.print(sessionId, 'a4', work);
      case 'copy':
        return handOver.copyLink(sessionId);
      default:
        return handOver.give(sessionId, work);
    }
  };
  let customers = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...works), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...endings),
      // How much of what takes its time is done before the operator goes on, and in which order the rest is after.
      fc.array(fc.nat(2), { maxLength: 5 }),
      fc.infiniteStream(fc.nat(7)),
      async (under, ending, before, after) => {
        customers += 1;
        outside.emptyClipboard();
        const first = await aSession(`eins${customers}`);
        const isDone = Promise.allSettled(under.map((work) => begin(work, first))).then(() => true);
        for (const which of before) {
          await turn();
          outside.waiting.splice(which, 1)[0]?.();
        }
        await turn();
        await end[ending](first);
        const cameOut = outside.out.length;
        while (!(await Promise.race([isDone, turn().then(() => false)]))) {
          const [which = 0] = after.take(1);
          outside.waiting.splice(which % Math.max(1, outside.waiting.length), 1)[0]?.();
        }
        expect(outside.out.slice(cameOut)).toEqual([]);
        expect(outside.clipboard()).toBe('');

        const second = await aSession(`zwei${customers}`);
        const paper = handOver.print(second.sessionId, 'a4', 'printer');
        const isPrinted = paper.then(() => true);
        while (!(await Promise.race([isPrinted, turn().then(() => false)]))) outside.waiting.shift()?.();
        expect(await paper).toMatchObject({ done: true });
        const sheets = outside.out.slice(cameOut);
        expect(sheets).toHaveLength(1);
        expect(sheets[0]).toContain(second.reference);
        expect(sheets[0]).not.toContain(first.reference);
        await handOver.finish(second.sessionId);
      },
    ),
    { numRuns: 30 },
  );
});
