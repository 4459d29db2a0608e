import { describe, expect, it } from 'vitest';
import { type Measured, type MeasureKey, targets } from '../../bench/measure.ts';
import { measures } from '../../bench/measures.ts';
import { fullSize, optionsFrom, quickSize } from '../../bench/options.ts';
import { jsonOf, measureKeys, shown, tableOf } from '../../bench/report.ts';
import { byTurns, spreadOf } from '../../bench/spread.ts';

const promised = [
  'startup',
  'memory',
  'createOverheadMs',
  'durableWrite',
  'searchVsScan',
  'searchVsLike',
  'deepPage',
  'scrollFrameMs',
  'exportNone',
  'exportFull',
  'verify',
  'qr',
  'startupMillion',
  'underExport',
] as const satisfies readonly MeasureKey[];

const resultsOf = (value: (key: MeasureKey) => Measured) =>
  new Map(measureKeys.map((key) => [key, value(key)] as const));

describe('the bench', () => {
  it('has a target for every promised key, and no other', () => {
    expect(measureKeys).toEqual(promised);
  });

  it('measures every key in one place', () => {
    expect(measures.flatMap(({ keys }) => keys).toSorted()).toEqual(promised.toSorted());
  });

  it('prints one JSON object, each key with value, target, unit and detail', () => {
    const results = resultsOf((key) => ({ value: targets[key].target, detail: { how: 'by turns' } }));
    const printed: Record<string, unknown> = JSON.parse(jsonOf(results));
    expect(Object.keys(printed)).toEqual(promised);
    for (const key of promised) {
      const { target, unit } = targets[key];
      expect(printed[key]).toEqual({
        value: target,
        target,
        unit,
        detail: expect.objectContaining({ how: 'by turns', met: true }),
      });
    }
  });

  it('says plainly what was missed, and by which side of the target', () => {
    const worse = resultsOf((key) => {
      const { target, good } = targets[key];
      return { value: good === 'at most' ? target * 1.001 : target * 0.999, detail: {} };
    });
    expect(tableOf(worse).match(/MISSED/g)).toHaveLength(promised.length);
    expect(tableOf(resultsOf((key) => ({ value: targets[key].target, detail: {} })))).not.toContain('MISSED');
  });

  it('makes up no number where there is none', () => {
    const none = resultsOf(() => ({ value: null, detail: { reason: 'there is no sqlite3' } }));
    expect(JSON.parse(jsonOf(none)).exportNone).toMatchObject({
      value: null,
      detail: { met: null, reason: 'there is no sqlite3' },
    });
    expect(tableOf(none)).toContain('not measured: there is no sqlite3');
  });

  it.each([
    [1.2501, 'at most', '1.26'],
    [1.25, 'at most', '1.25'],
    [0.6999, 'at least', '0.69'],
    [49.96, 'at most', '50.0'],
    [999.9, 'at least', '999'],
    [16_412.7, 'at least', '16,412'],
  ] as const)('rounds %d, good when %s, to %s', (value, good, text) => {
    expect(shown(value, good)).toBe(text);
  });

  it('is quick at a tenth of the size', () => {
    expect(quickSize * 10).toBe(fullSize);
    expect(optionsFrom(['--quick', '--json'])).toEqual({ quick: true, json: true, only: promised });
  });

  it('measures one key when it is asked for, and refuses what there is not', () => {
    expect(optionsFrom(['--only', 'qr', '--only', 'startup'])).toMatchObject({ only: ['startup', 'qr'] });
    expect(optionsFrom(['--only', 'speed'])).toBeNull();
    expect(optionsFrom(['--fast'])).toBeNull();
  });
});

describe('repetitions', () => {
  it('are told as median, p95 by the nearest rank, and extremes', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
    expect(spreadOf(hundred)).toEqual({ median: 50.5, p95: 95, least: 1, most: 100, repetitions: 100 });
    expect(spreadOf([3, 1, 2])).toMatchObject({ median: 2, p95: 3 });
    expect(() => spreadOf([])).toThrow();
  });

  it('take turns, and turns at being first', async () => {
    const order: string[] = [];
    const taken = await byTurns(
      3,
      async (turn) => order.push(`one ${turn}`),
      async (turn) => order.push(`other ${turn}`),
    );
    expect(order).toEqual(['one 0', 'other 0', 'other 1', 'one 1', 'one 2', 'other 2']);
    expect([taken.one.length, taken.other.length]).toEqual([3, 3]);
  });
});
