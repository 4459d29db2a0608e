import { describe, expect, it } from 'vitest';
import type { ConsoleCalls } from '../../../main/shell/console-calls.ts';
import { flushConsole, sayPagehide } from '../../../main/shell/farewell.ts';

const page = { mainFrame: true, url: 'https://console.zastrpay-desk.invalid/index.html' };

/** Calls that are answered when the test says so. */
function callsOnDemand(): ConsoleCalls & { readonly answer: (value: string) => void } {
  const waiting: ((value: string) => void)[] = [];
  const underWay = new Set<Promise<unknown>>();
  return {
    dispatch() {
      const answer = new Promise<{ ok: true; value: string }>((resolve) => {
        waiting.push((value) => resolve({ ok: true, value }));
      });
      underWay.add(answer);
      return answer;
    },
    settled: async () => void (await Promise.all(underWay)),
    answer: (value) => waiting.shift()?.(value),
  };
}

describe('a console that closes', () => {
  it('waits for what its page still has to say', async () => {
    const calls = callsOnDemand();
    const order: string[] = [];
    const sayInPage = async (code: string): Promise<void> => {
      expect(code).toBe(sayPagehide);
      calls.dispatch(page, 'drafts.save', null).then(() => order.push('saved'));
      await Promise.resolve();
      setImmediate(() => calls.answer('saved'));
    };
    await flushConsole(sayInPage, calls);
    order.push('closed');
    expect(order).toEqual(['saved', 'closed']);
  });

  it('does not wait for a page that is dead', async () => {
    await flushConsole(() => Promise.reject(new Error('the page is gone')), callsOnDemand());
  });
});
