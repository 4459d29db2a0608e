import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { bundledAuditWork } from './audit-bundle.ts';
import type { AuditWork } from './audit-work.ts';
import { writeFullLog } from './full-log.ts';
import { type Spread, spreadOf } from './spread.ts';

/**
 * How fast exports and their check are beside the plainest program that reads the same rows or bytes, and what they take
 * of memory. `node test/bench/audit-export.ts LOG [RUNS] [--source]` measures over a log that `full-log.ts` has made, and
 * notes its exports in it: give it a copy. Users run the bundle, so that is what is measured unless `--source` is said.
 */
export interface AuditFigures {
  /** Rows in `sessions.csv` and `events.ndjson`, in bytes. */
  readonly bytes: number;
  readonly sqliteSeconds: Spread;
  readonly none: Work;
  readonly full: Work;
  readonly verify: Work;
  readonly verifyLog: Work;
  /** × as fast as `sqlite3 -csv` writing the clear columns of the same sessions and events: more is better. */
  readonly noneVsSqlite: Spread;
  readonly fullVsSqlite: Spread;
  /** × the time of one SHA-256 over the whole of both files, read and hashed in large pieces: less is better. */
  readonly verifyVsBytes: Spread;
  /** × the time of one SHA-256 for each row of both files. */
  readonly verifyVsRows: Spread;
  /** The same for the log in place, beside the same events as they stand in the export. */
  readonly verifyLogVsBytes: Spread;
  readonly verifyLogVsRows: Spread;
}

export interface Work {
  readonly seconds: Spread;
  /** The most that the process, its threads and SQLite included, had in memory at once, of all runs. */
  readonly peakMegabytes: number;
}

export interface AuditBench {
  /** A log to measure over; it is written to. Without it one is made of `sessions`, which takes minutes for a million. */
  readonly log?: string;
  readonly sessions?: number;
  readonly runs: number;
  /** `source` runs the files as they are, as a developer does. */
  readonly as: 'bundle' | 'source';
  readonly tell?: (line: string) => void;
}

export async function measureAuditExport(bench: AuditBench): Promise<AuditFigures> {
  const { runs, as, tell = () => undefined } = bench;
  const into = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const program = as === 'bundle' ? await bundledAuditWork() : path.join(import.meta.dirname, 'audit-work.ts');
  try {
    const log = bench.log ?? path.join(into, 'log.db');
    if (bench.log === undefined) await writeFullLog(log, bench.sessions ?? 1_000_000, 1);
    const [none, full] = [path.join(into, 'none'), path.join(into, 'full')];
    const work = (name: AuditWork, folder = ''): Measured => inProcess(program, name, log, folder);
    const once = (order: number) => {
      // Whoever comes second finds the log in the system's cache: they take turns at it.
      const sides = {
        sqlite: () => bySqlite(log, into),
        none: () => work('none', none),
        full: () => work('full', full),
      };
      const exported =
        order % 2 === 0 ? [sides.sqlite, sides.none, sides.full] : [sides.full, sides.none, sides.sqlite];
      const taken = new Map(exported.map((side) => [side, side()]));
      const of = (side: () => Measured): Measured => taken.get(side) ?? side();
      const measured = {
        sqlite: of(sides.sqlite),
        none: of(sides.none),
        full: of(sides.full),
        hashBytes: work('hash-bytes', none),
        verify: work('verify', none),
        hashRows: work('hash-rows', none),
        hashEventBytes: work('hash-event-bytes', none),
        verifyLog: work('verify-log'),
        hashEventRows: work('hash-event-rows', none),
      };
      const bytes = sizeOf(none, 'sessions.csv') + sizeOf(none, 'events.ndjson');
      for (const folder of [none, full]) rmSync(folder, { recursive: true });
      for (const [name, { seconds, peakMegabytes }] of Object.entries(measured)) {
        tell(`${order + 1} ${name}: ${seconds.toFixed(2)} s, ${Math.ceil(peakMegabytes)} MB`);
      }
      return { ...measured, bytes };
    };
    // Not counted: it brings the log into the system's cache, for everybody.
    bySqlite(log, into);
    const all = Array.from({ length: runs }, (_, order) => once(order));
    type Side = Exclude<keyof (typeof all)[number], 'bytes'>;
    const seconds = (side: Side): Spread => spreadOf(all.map((run) => run[side].seconds));
    const workOf = (side: Side): Work => ({
      seconds: seconds(side),
      peakMegabytes: Math.max(...all.map((run) => run[side].peakMegabytes)),
    });
    const ratio = (above: Side, below: Side): Spread =>
      spreadOf(all.map((run) => run[above].seconds / run[below].seconds));
    return {
      bytes: all[0]?.bytes ?? 0,
      sqliteSeconds: seconds('sqlite'),
      none: workOf('none'),
      full: workOf('full'),
      verify: workOf('verify'),
      verifyLog: workOf('verifyLog'),
      noneVsSqlite: ratio('sqlite', 'none'),
      fullVsSqlite: ratio('sqlite', 'full'),
      verifyVsBytes: ratio('verify', 'hashBytes'),
      verifyVsRows: ratio('verify', 'hashRows'),
      verifyLogVsBytes: ratio('verifyLog', 'hashEventBytes'),
      verifyLogVsRows: ratio('verifyLog', 'hashEventRows'),
    };
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

const measured = z.object({ seconds: z.number(), peakMegabytes: z.number() });
type Measured = z.infer<typeof measured>;

function inProcess(program: string, name: AuditWork, log: string, folder: string): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, name, log, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return measured.parse(JSON.parse(stdout));
}

/** The same columns of the same rows, by SQLite's own shell. */
function bySqlite(log: string, into: string): Measured {
  const startedAt = performance.now();
  for (const [name, sql] of [
    [
      'sessions',
      'SELECT reference, id, status, origin, environment, created_at, changed_at, expires_at, request_id, replaces, replaced_by, profile_id FROM sessions ORDER BY number',
    ],
    [
      'events',
      'SELECT sequence, at, session, kind, actor, origin, data, previous_hash, hash FROM events ORDER BY sequence',
    ],
  ] as const) {
    const out = openSync(path.join(into, `${name}.csv`), 'w');
    execFileSync('sqlite3', ['-readonly', '-csv', log, sql], { stdio: ['ignore', out, 'inherit'] });
    closeSync(out);
  }
  return { seconds: (performance.now() - startedAt) / 1_000, peakMegabytes: 0 };
}

const sizeOf = (folder: string, name: string): number => statSync(path.join(folder, name)).size;

if (import.meta.main) {
  const [log, runs = '3', how] = process.argv.slice(2);
  const tell = (line: string): boolean => process.stdout.write(`${line}\n`);
  if (log === undefined) {
    process.stderr.write('usage: node test/bench/audit-export.ts LOG [RUNS] [--source]\n');
    process.exitCode = 2;
  } else {
    const as = how === '--source' ? 'source' : 'bundle';
    tell(JSON.stringify(await measureAuditExport({ log, runs: Number(runs), as, tell }), null, 2));
  }
}
