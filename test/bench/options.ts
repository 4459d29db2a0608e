import { parseArgs } from 'node:util';
import type { MeasureKey } from './measure.ts';
import { measureKeys } from './report.ts';

export interface BenchOptions {
  readonly json: boolean;
  readonly quick: boolean;
  /** All of them when nothing else was said. */
  readonly only: readonly MeasureKey[];
}

export const fullSize = 1_000_000;
export const quickSize = fullSize / 10;
/** What a quick run may spend on making its log. Within it a slow machine gets fewer sessions, and the report says how many. */
export const quickPatienceMs = 6_000;

export const usage = `usage: npm run bench -- [--json] [--quick] [--only KEY]...

  --json      one JSON object on standard output, and nothing else there
  --quick     within a minute: few repetitions, and a tenth of the size, or what of it can be made in that time
  --only KEY  this measure alone: ${measureKeys.join(', ')}
`;

/** @returns null for what nobody can mean */
export function optionsFrom(args: readonly string[]): BenchOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true },
      },
    });
    const { json, quick, only } = values;
    if (only === undefined) return { json, quick, only: measureKeys };
    const keys = measureKeys.filter((key) => only.includes(key));
    return keys.length === new Set(only).size ? { json, quick, only: keys } : null;
  } catch {
    return null;
  }
}
