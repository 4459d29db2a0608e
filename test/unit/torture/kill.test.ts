import { expect, it } from 'vitest';
import { killAtRandom } from '../../torture/kill.ts';

it('a desk killed at any instant leaves nothing lost and nothing doubled', async () => {
  const report = await killAtRandom(12, 20260304);
  expect(report.kills).toBe(12);
  // Otherwise it was no torture.
  expect(report.diedInTime).toBeGreaterThan(0);
  expect(report.hadSent).toBeGreaterThan(0);
}, 60_000);
