import { expect, it } from 'vitest';
import { createPageDefects } from '../../../main/core/page-defects.ts';

it('writes down ten defects a minute, and then only that there are more', () => {
  let now = 5_000;
  const lines: unknown[] = [];
  const tell = createPageDefects({
    clock: { monotonic: () => now },
    journal: { info: (...line) => lines.push(line) },
  });
  const defect = { kind: 'error', name: 'TypeError', at: ['index-a.js:1:2', 'index-a.js:3:4'] } as const;
  for (let n = 0; n < 50; n += 1) tell(defect);
  expect(lines).toHaveLength(11);
  expect(lines[0]).toEqual([
    'a defect of the page',
    { kind: 'error', name: 'TypeError', at: 'index-a.js:1:2 index-a.js:3:4' },
  ]);
  expect(lines[10]).toEqual(['more defects of the page are not written for a minute']);
  now += 60_000;
  tell(defect);
  expect(lines).toHaveLength(12);
});
