import { arch, cpus, platform, release, totalmem } from 'node:os';
import { benchLog } from './bench-log.ts';
import { benchShell } from './bench-shell.ts';
import type { Bench, Measured, MeasureKey } from './measure.ts';
import { measures } from './measures.ts';
import { fullSize, optionsFrom, quickPatienceMs, quickSize, usage } from './options.ts';
import { jsonOf, measureKeys, tableOf } from './report.ts';

/**
 * `npm run bench` behind its preparations: measures what was asked for, one thing at a time, and reports. A target that is
 * missed is a result; only a measure that breaks is an error.
 */
const options = optionsFrom(process.argv.slice(2));
if (options === null) {
  process.stderr.write(usage);
  process.exit(2);
}

const startedAt = performance.now();
const tell = (line: string): void => {
  process.stderr.write(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(5)} s  ${line}\n`);
};
const sessions = options.quick ? quickSize : fullSize;
const shell = benchShell(process.env.BENCH_ELECTRON || null);
tell(`measuring up to ${sessions.toLocaleString('en')} sessions on ${machine()}; windows of ${shell.name}`);

const results = new Map<MeasureKey, Measured>();
const log = benchLog(sessions, options.quick ? quickPatienceMs : null, tell);
process.once('exit', () => log.close());
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
const bench: Bench = { isQuick: options.quick, shell, log, tell };
let broke = false;
for (const { keys, measure } of measures) {
  const wanted = keys.filter((key) => options.only.includes(key));
  if (wanted.length === 0) continue;
  tell(wanted.join(', '));
  try {
    const measured = await measure(bench);
    for (const key of wanted) {
      const result = measured[key];
      if (result !== undefined) results.set(key, { ...result, detail: { ...result.detail, ...sized() } });
    }
  } catch (error) {
    broke = true;
    tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const reason = `the measure broke: ${error instanceof Error ? error.message : String(error)}`;
    for (const key of wanted) results.set(key, { value: null, detail: { reason } });
  }
}
tell('done');

if (options.json) process.stdout.write(jsonOf(results));
else {
  process.stdout.write(
    `${new Date().toISOString().slice(0, 10)}, ${machine()}; windows of ${shell.name}; ${(log.size() ?? sessions).toLocaleString('en')} sessions\n\n${tableOf(results)}`,
  );
  const missing = measureKeys.filter((key) => options.only.includes(key) && !results.has(key));
  if (missing.length > 0) process.stdout.write(`\nNot measured: ${missing.join(', ')}\n`);
}
process.exit(broke ? 1 : 0);

/** How full the log was, as soon as there is one. */
function sized(): { readonly sessions?: number } {
  const sessions = log.size();
  return sessions === null ? {} : { sessions };
}

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model.trim() ?? arch()}, ${memory} GB, ${platform()} ${release()}, Node ${process.versions.node}`;
}
