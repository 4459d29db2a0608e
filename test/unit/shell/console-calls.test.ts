import { describe, expect, it } from 'vitest';
import { Failure } from '../../../main/core/failure.ts';
import type { Dispatch } from '../../../main/ipc/router.ts';
import { answerCalls } from '../../../main/shell/console-calls.ts';
import { flushConsole, sayPagehide } from '../../../main/shell/farewell.ts';

const page = { mainFrame: true, url: 'https://console.zastrpay-desk.invalid/index.html' };
const silent = { info: () => undefined, error: () => undefined };

/** A desk whose calls are answered when the test says so. */
function deskOnDemand() {
  const waiting: ((value: string) => void)[] = [];
  const dispatch: Dispatch = () => new Promise((resolve) => waiting.push((value) => resolve({ ok: true, value })));
  return { dispatch, answer: (value: string) => waiting.shift()?.(value) };
}

describe('the calls of a console', () => {
  it('wait for a desk that is still opening', async () => {
    const opening = Promise.withResolvers<{ dispatch: Dispatch }>();
    const calls = answerCalls(opening.promise, silent);
    const answer = calls.dispatch(page, 'desk.state', null);
    const desk = deskOnDemand();
    opening.resolve(desk);
    await Promise.resolve();
    await Promise.resolve();
    desk.answer('here');
    expect(await answer).toEqual({ ok: true, value: 'here' });
  });

  it('say why the desk cannot be opened', async () => {
    const newer = Promise.reject(new Failure('log-newer', 'A newer version wrote this log.'));
    const answer = await answerCalls(newer, silent).dispatch(page, 'desk.state', null);
    expect(answer).toEqual({ ok: false, error: { code: 'log-newer', message: 'A newer version wrote this log.' } });
  });

  it("tell a stranger's error as internal and journal it", async () => {
    const journaled: unknown[] = [];
    const broken = Promise.reject(new Error('Max Mustermann'));
    const calls = answerCalls(broken, { ...silent, error: (what, cause) => void journaled.push(what, cause) });
    const answer = await calls.dispatch(page, 'desk.state', null);
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('Mustermann');
    expect(journaled).toContainEqual(new Error('Max Mustermann'));
  });
});

describe('a console that closes', () => {
  it('waits for what its page still has to say', async () => {
    const desk = deskOnDemand();
    const calls = answerCalls(Promise.resolve(desk), silent);
    const order: string[] = [];
    const sayInPage = async (code: string): Promise<void> => {
      expect(code).toBe(sayPagehide);
      calls.dispatch(page, 'drafts.save', null).then(() => order.push('saved'));
      await Promise.resolve();
      setImmediate(() => desk.answer('saved'));
    };
    await flushConsole(sayInPage, calls);
    order.push('closed');
    expect(order).toEqual(['saved', 'closed']);
  });

  it('does not wait for a page that is dead', async () => {
    const calls = answerCalls(Promise.resolve(deskOnDemand()), silent);
    await flushConsole(() => Promise.reject(new Error('the page is gone')), calls);
  });

  it('waits for a call no longer than it was told', async () => {
    const calls = answerCalls(Promise.resolve(deskOnDemand()), silent);
    void calls.dispatch(page, 'sessions.create', null);
    await calls.settled(20);
  });
});
