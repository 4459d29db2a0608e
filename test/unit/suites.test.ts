import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { countsIn, countsOfPlaywright, countsOfVitest } from '../../scripts/reports.mjs';
import { root } from '../../scripts/root.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'suites-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const reported = (report: unknown): string => {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
};

const ofUnits = {
  numPassedTests: 2,
  numFailedTests: 1,
  testResults: [
    {
      name: path.join(root, 'a.test.ts'),
      message: '',
      status: 'failed',
      assertionResults: [
        { fullName: 'a desk opens', status: 'passed', failureMessages: [] },
        {
          fullName: 'a desk locks',
          status: 'failed',
          failureMessages: ['\u001b[31mexpected true\u001b[39m\n  at a.test.ts:3'],
        },
      ],
    },
    { name: path.join(root, 'b.test.ts'), message: 'No such module', status: 'failed', assertionResults: [] },
  ],
};

const story = (projectName: string, status: string, ...reasons: readonly string[]) => ({
  projectName,
  status,
  annotations: [],
  results: reasons.map((message) => ({ errors: [{ message }] })),
});

const ofStories = {
  stats: { expected: 1, unexpected: 1, flaky: 1 },
  errors: [],
  suites: [
    {
      specs: [{ file: 'lock.spec.ts', line: 4, title: 'it locks', tests: [story('electron', 'expected')] }],
      suites: [
        {
          specs: [
            {
              file: 'lock.spec.ts',
              line: 9,
              title: 'it opens',
              tests: [story('electron', 'unexpected', 'closed', 'still closed'), story('chromium', 'flaky', 'slow')],
            },
          ],
        },
      ],
    },
  ],
};

describe('what the suites come to', () => {
  it('names each failed unit test with its reason, and a file that fell over before its tests', () => {
    expect(countsIn(reported(ofUnits), 1, countsOfVitest)).toEqual({
      passed: 2,
      failed: 1,
      told: ['a.test.ts › a desk locks\n    expected true\n      at a.test.ts:3', 'b.test.ts\n    No such module'],
    });
  });

  it('names each failed story with its shell and the reason of every try, and says which needed a second one', () => {
    const said = vi.spyOn(console, 'log').mockReturnValue();
    expect(countsIn(reported(ofStories), 1, countsOfPlaywright)).toEqual({
      passed: 2,
      failed: 1,
      told: ['[electron] lock.spec.ts:9 › it opens\n    closed\n    still closed'],
    });
    expect(said.mock.calls).toEqual([
      ['Passed only on its second try: [chromium] lock.spec.ts:9 › it opens\n    slow'],
    ]);
    said.mockRestore();
  });

  it('counts a run that ended badly without saying so, and one that left nothing', () => {
    const sound = { ...ofUnits, numFailedTests: 0, testResults: [] };
    expect(countsIn(reported(sound), 0, countsOfVitest)).toEqual({ passed: 2, failed: 0, told: [] });
    expect(countsIn(reported(sound), 134, countsOfVitest)).toMatchObject({ passed: 2, failed: 1 });
    expect(countsIn(path.join(folder, 'none.json'), 0, countsOfVitest)).toMatchObject({ passed: 0, failed: 1 });
  });
});
