import { describe, expect, it } from 'vitest';
import { argon2Cost, argon2Key } from '../../../main/vault/argon2.ts';

const utf8 = new TextEncoder();

describe('stretching a passphrase', () => {
  it('is argon2id as everybody computes it', async () => {
    // From the reference implementation's own tests (phc-winner-argon2, src/test.c): version 0x13, t=2, m=2^16, p=1.
    const key = await argon2Key({
      passphrase: utf8.encode('password'),
      salt: utf8.encode('somesalt'),
      cost: { memoryKiB: 65_536, passes: 2, lanes: 1 },
    });
    expect(Buffer.from(key).toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
  });

  it('leaves the event loop free', async () => {
    const pauses = watchPauses();
    await argon2Key({ passphrase: utf8.encode('correct horse'), salt: new Uint8Array(16), cost: argon2Cost });
    const { longest, whole } = pauses.stop();
    // On the event loop the computation would be one pause that takes nearly all of the time.
    expect(longest).toBeLessThan(whole / 2);
  });

  it('says so when the worker cannot run', async () => {
    const nowhere = new URL('./no-such-worker.js', import.meta.url);
    const task = { passphrase: utf8.encode('x'), salt: new Uint8Array(16), cost: argon2Cost };
    await expect(argon2Key(task, nowhere)).rejects.toThrow(/no-such-worker/);
  });
});

/** The longest time in which the event loop did not come round, and the whole, in milliseconds. */
function watchPauses(): { stop(): { readonly longest: number; readonly whole: number } } {
  const start = performance.now();
  let last = start;
  let longest = 0;
  let going = true;
  const next = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (going) setImmediate(next);
  };
  next();
  return {
    stop() {
      next();
      going = false;
      return { longest, whole: performance.now() - start };
    },
  };
}
