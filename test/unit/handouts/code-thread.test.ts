import { describe, expect, it, onTestFinished } from 'vitest';
import type { LinkCodes } from '../../../main/core/ports/codes.ts';
import { encodeQr } from '../../../main/core/qr.ts';
import { type CodeThread, createCodeThread } from '../../../main/handouts/code-thread.ts';
import { aLink, drawnCode, pictureOfCode } from '../../builders/drawn-code.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';
import { createdAnswer } from '../../fakes/stub-zastrpay.ts';

/** A thread that has read a code is up. */
async function aThreadThatIsUp(): Promise<CodeThread> {
  const thread = createCodeThread();
  onTestFinished(() => thread.stop());
  thread.expect();
  expect(await thread.readPixels(pictureOfCode(drawnCode(aLink(100), 200)))).toEqual([aLink(100)]);
  return thread;
}

describe('a code that is begun before it is asked for', () => {
  it('is the one that main would make, of whichever link', async () => {
    const thread = await aThreadThatIsUp();
    for (const bytes of [60, 760, 2_300, 2_954]) {
      const link = aLink(bytes);
      thread.begin(link);
      expect(await thread.of(link)).toEqual(encodeQr(link));
      expect(await thread.of(link)).toEqual(encodeQr(link));
    }
  });

  it('is nobody else’s', async () => {
    const thread = await aThreadThatIsUp();
    const [one, other, third] = [aLink(760, 1), aLink(760, 2), aLink(760, 3)];
    thread.begin(one);
    thread.begin(other);
    for (const link of [third, one, other]) expect(await thread.of(link)).toEqual(encodeQr(link));
  });

  it('is made all the same when its thread ends, is still starting, or was never needed', async () => {
    const thread = await aThreadThatIsUp();
    const link = aLink(760);
    thread.begin(link);
    const asked = thread.of(link);
    await thread.stop();
    expect(await asked).toEqual(encodeQr(link));
    expect(await thread.of(link)).toEqual(encodeQr(link));
    thread.expect();
    thread.begin(link);
    expect(await thread.of(link)).toEqual(encodeQr(link));
  });
});

describe('a creation', () => {
  const noted = () => {
    const said: string[] = [];
    const codes: LinkCodes = {
      expect: () => void said.push('expected'),
      begin: (link) => void said.push(link),
      of: async (link) => encodeQr(link),
    };
    return { said, codes };
  };

  it('has the code of its link begun as soon as there is one', async () => {
    const { said, codes } = noted();
    const { registration, sessions } = await anEngine({ codes });
    const { id } = await registration.create(aDraft());
    expect(said).toEqual(['expected', (await sessions.link(id)).link]);
  });

  it('has none begun of a link that may not be shown', async () => {
    const { said, codes } = noted();
    const { registration, stub } = await anEngine({ codes });
    stub.answerWith(createdAnswer({ sid: crypto.randomUUID() }));
    expect(await registration.create(aDraft())).toMatchObject({ status: 'held' });
    expect(said).toEqual(['expected']);
  });
});
