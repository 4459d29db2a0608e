import { expect, it } from 'vitest';
import { delayAfter } from '../../../main/vault/attempt-delay.ts';

it('the wait between tries doubles from a second to a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 5_000].map(delayAfter)).toEqual([
    0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
});
