import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { verifyExport } from '../../main/jobs/verifiers.ts';
import { openLog } from '../../main/log/log.ts';
import { resourceFile } from '../../main/resources.ts';
import { exportsOver, plainRequest } from '../builders/export-parts.ts';
import { benchKeys } from './bench-keys.ts';

/**
 * One piece of work of `audit-export.ts`, in a process of its own so that its memory is its own: what the product does, or
 * the plainest program over the same bytes. Says what it took in one line of JSON.
 */
const works = {
  none: (log: string, folder: string) => exportOf(log, folder, 'none'),
  full: (log: string, folder: string) => exportOf(log, folder, 'full'),
  verify: (_: string, folder: string) => verifyExport(resourceFile('verify.mjs'), folder, null).then(needHold),
  'verify-log': (log: string) => partsOf(log).proof.verifyLog().then(needHold),
  'hash-bytes': (_: string, folder: string) => hashBytes(folder, verified),
  'hash-rows': (_: string, folder: string) => hashRows(folder, verified),
  'hash-event-bytes': (_: string, folder: string) => hashBytes(folder, events),
  'hash-event-rows': (_: string, folder: string) => hashRows(folder, events),
} as const satisfies Record<string, (log: string, folder: string) => unknown>;

export type AuditWork = keyof typeof works;

const verified = ['sessions.csv', 'events.ndjson'] as const;
const events = ['events.ndjson'] as const;

const partsOf = (file: string) => {
  const keys = benchKeys();
  return exportsOver({ ...openLog({ file, keys }), file, keys });
};

const exportOf = (log: string, folder: string, pii: 'none' | 'full') =>
  partsOf(log).exports.make({ ...plainRequest, folder, pii, reason: pii === 'none' ? '' : 'measuring' });

function needHold({ holds }: { readonly holds: boolean }): void {
  if (!holds) throw new Error('what was measured does not even hold');
}

/** The quickest check of bytes there is: one hash over all of a file. */
function hashBytes(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const whole = createHash('sha256');
    for (const chunk of chunksOf(path.join(folder, name))) whole.update(chunk);
    whole.digest('hex');
  }
}

/** A hash for each row, as a chain and the rows' checks need it, and nothing besides. */
function hashRows(folder: string, names: readonly string[]): void {
  for (const name of names) {
    let rest = Buffer.alloc(0);
    for (const read of chunksOf(path.join(folder, name))) {
      const chunk = Buffer.concat([rest, read]);
      let at = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, at)) {
        hash('sha256', chunk.subarray(at, end), 'hex');
        at = end + 1;
      }
      rest = Buffer.from(chunk.subarray(at));
    }
  }
}

function* chunksOf(file: string): Iterable<Buffer> {
  const from = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(1 << 18);
  try {
    for (let read = readSync(from, buffer); read > 0; read = readSync(from, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(from);
  }
}

/**
 * The most that this process, its threads and SQLite included, ever had in memory. Linux keeps it by process in `VmHWM`;
 * its `ru_maxrss` begins with what the process that started this one had.
 */
function peakMegabytes(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1_024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kilobytes) / 1_024;
}

const isWork = (name: string): name is AuditWork => Object.hasOwn(works, name);

if (import.meta.main) {
  const [name = '', log = '', folder = ''] = process.argv.slice(2);
  if (!isWork(name)) throw new Error(`there is no work called ${name}`);
  const startedAt = performance.now();
  await works[name](log, folder);
  const seconds = (performance.now() - startedAt) / 1_000;
  process.stdout.write(JSON.stringify({ seconds, peakMegabytes: peakMegabytes() }));
}
