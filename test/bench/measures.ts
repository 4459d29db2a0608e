import { createOverhead } from './create-overhead.ts';
import { deepPage } from './deep-page.ts';
import { durableWrite } from './durable-write.ts';
import { exporting } from './exporting.ts';
import type { Measure } from './measure.ts';
import { memory } from './memory.ts';
import { qr } from './qr.ts';
import { scrolling } from './scrolling.ts';
import { search } from './search.ts';
import { startup } from './startup.ts';
import { underExport } from './under-export.ts';

/** In the order in which they run: what writes to the log comes after what only reads it. */
export const measures: readonly Measure[] = [
  startup,
  memory,
  qr,
  search,
  deepPage,
  exporting,
  scrolling,
  durableWrite,
  createOverhead,
  underExport,
];
