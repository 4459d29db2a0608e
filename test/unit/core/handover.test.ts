import { describe, expect, it, onTestFinished } from 'vitest';
import { aLink, drawnCode, pictureOfCode } from '../../builders/drawn-code.ts';
import { aDraft, anEngine } from '../../builders/engine.ts';

async function anEngineWithLinks() {
  const engine = await anEngine();
  onTestFinished(() => engine.codes.stop());
  const aSession = async (email: string) => {
    const { id } = await engine.registration.create(aDraft({ email, lastName: `Of ${email}` }));
    return engine.sessions.link(id);
  };
  return { ...engine, aSession };
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
