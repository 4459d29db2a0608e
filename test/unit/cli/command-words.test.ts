import { describe, expect, it } from 'vitest';
import { commandWords } from '../../../main/cli/command-words.ts';

describe('a packaged program’s arguments', () => {
  it.each([
    [[], null],
    [['--data', '/somewhere'], null],
    [['--no-sandbox', '--data', 'list'], null],
    [['--lang=de'], null],
    [['-psn_0_12345'], null],
    [['list'], ['list']],
    [
      ['--no-sandbox', 'list', '--json'],
      ['list', '--json'],
    ],
    [
      ['verify-log', '--data', '/somewhere'],
      ['verify-log', '--data', '/somewhere'],
    ],
    [
      ['profile', 'list'],
      ['profile', 'list'],
    ],
    [['--help'], ['--help']],
    [['lst'], ['lst']],
  ])('%j: the command is %j', (args, words) => {
    expect(commandWords(args)).toEqual(words);
  });
});
