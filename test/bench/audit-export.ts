import { execFileSync, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { verifyExport } from '../../main/jobs/verifiers.ts';
import { openLog } from '../../main/log/log.ts';
import { resourceFile } from '../../main/resources.ts';
import { piiLevels } from '../../preload/contract/export.ts';
import { exportsOver, plainRequest } from '../builders/export-parts.ts';
import { benchKeys } from './full-log.ts';

/**
 * How fast exports and their check are beside the plainest program that reads the same rows or bytes, and what they take
 * of memory: `node test/bench/audit-export.ts LOG`, a log that `full-log.ts` has made. Each in a process of its own.
 */
const [file = '', mode = 'all', folder = ''] = process.argv.slice(2);

const measured = z.object({ seconds: z.number(), megabytes: z.number() });

async function timed(work: () => unknown): Promise<void> {
  const startedAt = performance.now();
  await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1_024 }));
}

function inProcess(name: string, into: string): z.infer<typeof measured> {
  const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, file, name, into], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return measured.parse(JSON.parse(stdout));
}

/** The same columns of the same rows, by SQLite's own shell. */
function bySqlite(into: string): number {
  const startedAt = performance.now();
  const rows = [
    [
      'sessions',
      'SELECT reference, id, status, origin, environment, created_at, changed_at, expires_at, request_id, replaces, replaced_by, profile_id FROM sessions ORDER BY number',
    ],
    [
      'events',
      'SELECT sequence, at, session, kind, actor, origin, data, previous_hash, hash FROM events ORDER BY sequence',
    ],
  ] as const;
  for (const [name, sql] of rows) {
    const out = openSync(path.join(into, `${name}.csv`), 'w');
    execFileSync('sqlite3', ['-readonly', '-csv', file, sql], { stdio: ['ignore', out, 'inherit'] });
    closeSync(out);
  }
  return (performance.now() - startedAt) / 1_000;
}

/** Row by row, as the events' chain and the rows' checks need it, and nothing besides. */
function bareHashes(of: string): void {
  for (const name of ['sessions.csv', 'events.ndjson']) {
    const from = openSync(path.join(of, name), 'r');
    const buffer = Buffer.allocUnsafe(1 << 18);
    let rest = Buffer.alloc(0);
    for (let read = readSync(from, buffer); read > 0; read = readSync(from, buffer)) {
      const chunk = Buffer.concat([rest, buffer.subarray(0, read)]);
      let at = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, at)) {
        hash('sha256', chunk.subarray(at, end), 'hex');
        at = end + 1;
      }
      rest = Buffer.from(chunk.subarray(at));
    }
    closeSync(from);
  }
}

async function run(): Promise<void> {
  const pii = piiLevels.find((each) => each === mode);
  const keys = benchKeys();
  if (pii !== undefined) {
    const { exports } = exportsOver({ ...openLog({ file, keys }), file, keys });
    return timed(() => exports.make({ ...plainRequest, folder, pii, reason: pii === 'none' ? '' : 'measuring' }));
  }
  if (mode === 'verify') return timed(() => verifyExport(resourceFile('verify.mjs'), folder, null));
  if (mode === 'hash') return timed(() => bareHashes(folder));
  if (mode === 'verify-log') {
    const { proof } = exportsOver({ ...openLog({ file, keys }), file, keys });
    return timed(() => proof.verifyLog());
  }

  const into = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  const figures = ({ seconds, megabytes }: z.infer<typeof measured>): string =>
    `${seconds.toFixed(2)} s, ${Math.round(megabytes)} MB`;
  try {
    const none = path.join(into, 'none');
    const [first, sqlite] = [inProcess('none', none), bySqlite(into)];
    say(`sqlite3 -csv: ${sqlite.toFixed(2)} s`);
    say(`export none: ${figures(first)}, ${(sqlite / first.seconds).toFixed(2)} × sqlite3`);
    const bytes = ['sessions.csv', 'events.ndjson'].reduce(
      (sum, name) => sum + statSync(path.join(none, name)).size,
      0,
    );
    const [bare, verify] = [inProcess('hash', none), inProcess('verify', none)];
    say(`a SHA-256 for each row of ${Math.round(bytes / 1e6)} MB: ${figures(bare)}`);
    say(`verify: ${figures(verify)}, ${(verify.seconds / bare.seconds).toFixed(2)} × that`);
    rmSync(none, { recursive: true });
    say(`export full: ${figures(inProcess('full', path.join(into, 'full')))}`);
    say(`verify-log: ${figures(inProcess('verify-log', ''))}`);
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

await run();
