import { describe, expect, it } from 'vitest';
import { earlyChoice, earlyLetter } from '../../../renderer/features/operators/early-choice.ts';

const choice = (keys: readonly string[], count: number) =>
  earlyChoice(keys.map((key) => earlyLetter(key) ?? '').join(''), count);

describe('what is typed before it is known who works here', () => {
  it.each([
    ['a number', ['3'], 3, { at: 2, pin: '', isSent: false }],
    ['and a part of the PIN', ['3', '4', '4'], 3, { at: 2, pin: '44', isSent: false }],
    ['and all of it', ['3', '4', '4', '7', '1', 'Enter'], 3, { at: 2, pin: '4471', isSent: true }],
    ['a PIN alone, where there is only one', ['2', '5', '8', '0', 'Enter'], 1, { at: 0, pin: '2580', isSent: true }],
    ['a number and Enter, which is no PIN yet', ['2', 'Enter'], 3, { at: 1, pin: '', isSent: false }],
    ['keys that say nothing between them', ['Shift', '2', 'F4', '9'], 3, { at: 1, pin: '9', isSent: false }],
  ])('%s', (_what, keys, count, expected) => expect(choice(keys, count)).toEqual(expected));

  it.each([
    ['nothing', [], 3],
    ['Enter alone', ['Enter'], 3],
    ['a number that nobody has', ['4', '4', '7', '1', 'Enter'], 3],
    ['zero', ['0', '1', '2', '3'], 3],
    ['anything where there is nobody', ['1'], 0],
  ])('is nobody’s: %s', (_what, keys, count) => expect(choice(keys, count)).toBeNull());
});
