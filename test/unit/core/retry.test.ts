import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTransient, retryDelay, retryPolicy } from '../../../main/core/retry.ts';

describe('the pause before another try', () => {
  it('grows, stays under the cap, and is never sooner than the server asked for', () => {
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    const retryAfter = fc.option(fc.nat(120_000));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), retryAfter, fraction, (attempt, after, jitter) => {
        const delay = retryDelay(retryPolicy, attempt, after, jitter);
        const ceiling = Math.min(retryPolicy.capMs, retryPolicy.baseMs * 2 ** (attempt - 1));
        expect(delay).toBeGreaterThanOrEqual(Math.max(after ?? 0, ceiling / 2));
        expect(delay).toBeLessThanOrEqual(Math.max(after ?? 0, ceiling));
      }),
    );
  });

  it('is for what may go away by itself', () => {
    expect([408, 425, 429, 500, 502, 503, 504].map(isTransient)).toEqual(Array(7).fill(true));
    expect([301, 400, 401, 403, 404, 409, 410, 422].map(isTransient)).toEqual(Array(8).fill(false));
  });
});
