import { keeps, type Measured, type MeasureKey, targets } from './measure.ts';

export type Results = ReadonlyMap<MeasureKey, Measured>;

export const measureKeys = Object.keys(targets) as readonly MeasureKey[];

/** The one JSON object: every key that was asked for, with its target. */
export function jsonOf(results: Results): string {
  const entries = measureKeys.flatMap((key) => {
    const measured = results.get(key);
    if (measured === undefined) return [];
    const { target, unit, good, what, against } = targets[key];
    const { value, detail } = measured;
    return [[key, { value, target, unit, detail: { what, against, good, met: keeps(key, value), ...detail } }]];
  });
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

/** The same for the eye, and for BENCHMARKS.md: a Markdown table. */
export function tableOf(results: Results): string {
  const rows = measureKeys.flatMap((key) => {
    const measured = results.get(key);
    return measured === undefined ? [] : [rowOf(key, measured)];
  });
  const all = [['', 'measure', 'against', 'value', 'target', ''], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(Math.max(3, width))));
  const [head = [], ...body] = all;
  return [line(head), rule, ...body.map(line), ''].join('\n');
}

function rowOf(key: MeasureKey, { value, detail }: Measured): readonly string[] {
  const { what, against, target, unit, good } = targets[key];
  const verdict = { true: 'kept', false: 'MISSED', null: `not measured: ${String(detail.reason ?? '')}` } as const;
  return [
    key,
    what,
    against,
    value === null ? '–' : `${shown(value, good)} ${unit}`,
    `${good === 'at most' ? '≤' : '≥'} ${target.toLocaleString('en')} ${unit}`,
    verdict[`${keeps(key, value)}`],
  ];
}

/** Three digits or so, rounded to our disadvantage: what looks kept is kept. */
export function shown(value: number, good: 'at most' | 'at least'): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const scale = 10 ** digits;
  const rounded = good === 'at most' ? Math.ceil(value * scale) / scale : Math.floor(value * scale) / scale;
  return rounded.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
