import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonicalData, chainHash } from '../../../main/core/audit.ts';
import { verifyExport } from '../../../main/jobs/verifiers.ts';
import { resourceFile } from '../../../main/resources.ts';
import { findingKinds } from '../../../preload/contract/export.ts';
import { aFolder, aRecord, manyEvents } from '../../builders/record.ts';
import { anEntry } from '../../builders/session.ts';

const verifier = resourceFile('verify.mjs');

const verdict = z.object({
  holds: z.boolean(),
  findings: z.array(
    z.object({
      file: z.string(),
      row: z.number().nullable(),
      kind: z.enum(findingKinds),
      event: z.number().nullable(),
      what: z.string(),
    }),
  ),
});

/** What the desk says of a folder, and what a stranger with plain Node is told; the two must agree. */
async function judged(folder: string) {
  const ours = await verifyExport(verifier, folder, null);
  const { status, stdout } = spawnSync(process.execPath, [verifier, folder, '--json'], { encoding: 'utf8' });
  const theirs = verdict.parse(JSON.parse(stdout));
  expect(theirs).toEqual({ holds: ours.holds, findings: ours.findings });
  expect(status).toBe(ours.holds ? 0 : 1);
  return theirs;
}

const firstOf = ({ findings }: z.infer<typeof verdict>): string => `${findings[0]?.file} ${findings[0]?.row}`;

/** A copy of an export in which one file is another. */
function changed(folder: string, name: string, change: (content: string) => string | Buffer): string {
  const copy = path.join(aFolder(), 'export');
  cpSync(folder, copy, { recursive: true });
  writeFileSync(path.join(copy, name), change(readFileSync(path.join(folder, name), 'utf8')));
  return copy;
}

/** Works on the rows of a file, each with its line end. */
const rows = (change: (rows: string[]) => void) => (content: string) => {
  const lines = content.match(/[^\n]*\n/g) ?? [];
  change(lines);
  return lines.join('');
};

describe('an export in which something was changed', () => {
  const kept = mkdtempSync(path.join(tmpdir(), 'exports-'));
  afterAll(() => rmSync(kept, { recursive: true, force: true }));
  const [mine, other, csvOnly] = [path.join(kept, 'mine'), path.join(kept, 'other'), path.join(kept, 'csv-only')];

  it('held before', async () => {
    const [record, another] = [await aRecord(5), await aRecord(6)];
    cpSync(await record.exported(), mine, { recursive: true });
    cpSync(await another.exported(), other, { recursive: true });
    cpSync(await record.exported({ formats: ['csv'] }), csvOnly, { recursive: true });
    for (const each of [mine, other, csvOnly]) expect(await judged(each)).toEqual({ holds: true, findings: [] });
  });

  const events: readonly [string, string, (lines: string[]) => void][] = [
    [
      'a changed actor',
      'events.ndjson 3',
      (lines) => void lines.splice(2, 1, lines[2]?.replace('erika', 'erich') ?? ''),
    ],
    [
      'a changed hash',
      'events.ndjson 4',
      (lines) => void lines.splice(3, 1, lines[3]?.replace(/"[0-9a-f]{64}"\}/, `"${'0'.repeat(64)}"}`) ?? ''),
    ],
    ['a dropped row', 'events.ndjson 2', (lines) => void lines.splice(1, 1)],
    ['a dropped first row', 'events.ndjson 1', (lines) => void lines.shift()],
    ['a repeated row', 'events.ndjson 3', (lines) => void lines.splice(2, 0, lines[1] ?? '')],
    [
      'two rows the other way round',
      'events.ndjson 4',
      (lines) => void lines.splice(3, 2, lines[4] ?? '', lines[3] ?? ''),
    ],
    ['a cut end', 'events.ndjson 10', (lines) => void lines.pop()],
    ['nothing left', 'events.ndjson 1', (lines) => void lines.splice(0)],
    ['half a row at the end', 'events.ndjson 10', (lines) => void lines.push(lines.pop()?.slice(0, 40) ?? '')],
    ['an added row', 'events.ndjson 11', (lines) => void lines.push(`${appended(lines.at(-1) ?? '')}\n`)],
    [
      'another way to write a row',
      'events.ndjson 6',
      (lines) => void lines.splice(5, 1, lines[5]?.replace(':', ': ') ?? ''),
    ],
    ['a rewritten chain', 'events.ndjson 1', (lines) => rewriteFrom(lines, 6)],
  ];

  it.each(events)('events: %s', async (_, first, change) => {
    const found = await judged(changed(mine, 'events.ndjson', rows(change)));
    expect(found.holds).toBe(false);
    expect(firstOf(found)).toBe(first);
  });

  const cells: readonly [string, string, (lines: string[]) => void][] = [
    [
      'a changed cell',
      'sessions.csv 3',
      (lines) => void lines.splice(3, 1, lines[3]?.replace('link-ready', 'registered') ?? ''),
    ],
    [
      'a changed check',
      'sessions.csv 2',
      (lines) => void lines.splice(2, 1, lines[2]?.replace(/.{4}\r/, 'zzzz\r') ?? ''),
    ],
    ['a dropped row', 'sessions.csv 2', (lines) => void lines.splice(2, 1)],
    ['an inserted row', 'sessions.csv 4', (lines) => void lines.splice(4, 0, lines[1] ?? '')],
    [
      'two rows the other way round',
      'sessions.csv 1',
      (lines) => void lines.splice(1, 2, lines[2] ?? '', lines[1] ?? ''),
    ],
    ['a cut end', 'sessions.csv 5', (lines) => void lines.pop()],
    ['half a row at the end', 'sessions.csv 5', (lines) => void lines.push(lines.pop()?.slice(0, 40) ?? '')],
    [
      'another header',
      'sessions.csv 0',
      (lines) => void lines.splice(0, 1, lines[0]?.replace('status', 'state') ?? ''),
    ],
    ['nothing left', 'sessions.csv 0', (lines) => void lines.splice(0)],
  ];

  it.each(cells)('sessions: %s', async (_, first, change) => {
    const found = await judged(changed(mine, 'sessions.csv', rows(change)));
    expect(found.holds).toBe(false);
    expect(firstOf(found)).toBe(first);
  });

  it.each([
    ['manifest.json', (text: string) => text.replace('"sessions": 5', '"sessions": 4')],
    ['manifest.json', (text: string) => text.replace('"status": null', '"status": "refused"')],
    ['manifest.json', (text: string) => `${text} `],
    ['manifest.json', () => '{}'],
    ['manifest.json', () => 'no JSON'],
    ['manifest.json', () => readFileSync(path.join(other, 'manifest.json'))],
    ['manifest.sig', () => readFileSync(path.join(other, 'manifest.sig'))],
    ['manifest.sig', () => ''],
    ['verify.mjs', (text: string) => text.replace('return 1;', 'return 0;').concat('\n')],
    ['more-sessions.csv', () => 'reference\r\n'],
  ])('%s', async (name, change) => {
    const copy = path.join(aFolder(), 'export');
    cpSync(mine, copy, { recursive: true });
    const before = name === 'more-sessions.csv' ? '' : readFileSync(path.join(mine, name), 'utf8');
    writeFileSync(path.join(copy, name), change(before));
    const found = await judged(copy);
    expect(found.holds).toBe(false);
    expect(found.findings[0]?.file).toBe(
      name === 'manifest.sig' && found.findings[0]?.file === 'manifest.json' ? 'manifest.json' : name,
    );
  });

  it('two exports spliced: a row, a file, or the file that belongs to no such export', async () => {
    const strange = readFileSync(path.join(other, 'events.ndjson'), 'utf8').match(/[^\n]*\n/g) ?? [];
    const row = changed(
      mine,
      'events.ndjson',
      rows((lines) => void lines.splice(6, 1, strange[6] ?? '')),
    );
    expect(firstOf(await judged(row))).toBe('events.ndjson 7');
    for (const [name, first] of [
      ['events.ndjson', 'events.ndjson 1'],
      ['sessions.csv', 'sessions.csv 6'],
    ] as const) {
      const found = await judged(changed(mine, name, () => readFileSync(path.join(other, name))));
      expect([name, found.holds]).toEqual([name, false]);
      expect(found.findings[0]?.file).toBe(name);
      if (name === 'events.ndjson') expect([first, 'events.ndjson 11']).toContain(firstOf(found));
    }
    const copy = path.join(aFolder(), 'export');
    cpSync(csvOnly, copy, { recursive: true });
    cpSync(path.join(mine, 'events.ndjson'), path.join(copy, 'events.ndjson'));
    expect(firstOf(await judged(copy))).toBe('events.ndjson null');
  });

  it.each(['sessions.csv', 'events.ndjson', 'manifest.json', 'manifest.sig', 'verify.mjs'])(
    '%s is missing',
    async (name) => {
      const copy = path.join(aFolder(), 'export');
      cpSync(mine, copy, { recursive: true });
      rmSync(path.join(copy, name));
      expect((await judged(copy)).findings[0]?.file).toBe(name);
    },
  );

  it('any byte of any file flipped, dropped or doubled', async () => {
    const verifyHere = await verifyInThisThread();
    const copy = path.join(aFolder(), 'export');
    cpSync(mine, copy, { recursive: true });
    const names = ['sessions.csv', 'events.ndjson', 'manifest.json', 'manifest.sig', 'verify.mjs'];
    const mutation = fc.record({
      // Most of them in this thread alone, because starting others takes longer than the reading.
      threads: fc.constantFrom(...Array<number>(19).fill(1), 3),
      name: fc.constantFrom(...names),
      where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      how: fc.oneof(
        fc.record({ kind: fc.constant('flip' as const), bit: fc.integer({ min: 0, max: 7 }) }),
        fc.record({ kind: fc.constantFrom('drop' as const, 'double' as const, 'cut' as const), bit: fc.constant(0) }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ threads, name, where, how }) => {
        const file = path.join(copy, name);
        const before = readFileSync(file);
        const at = Math.floor(where * before.length);
        writeFileSync(file, mutated(before, at, how));
        const { holds, findings } = verdict.parse(await verifyHere(copy, { threads }));
        writeFileSync(file, before);
        expect(holds).toBe(false);
        if (name !== 'sessions.csv' && name !== 'events.ndjson') return;
        const rowsBefore =
          before.subarray(0, at).toString('latin1').split('\n').length - (name === 'sessions.csv' ? 1 : 0);
        // A second line feed leaves the row whole and adds an empty one.
        const row = rowsBefore + (how.kind === 'double' && before[at] === 10 ? 1 : 0);
        expect(findings[0]?.file).toBe(name);
        expect(findings[0]?.row).toBe(row);
      }),
      { numRuns: 200 },
    );
    expect(verdict.parse(await verifyHere(copy, {})).holds).toBe(true);
  });
});

describe('an export in which nothing was changed', () => {
  /** How often the events were read: once where all is quick to see, twice where each had to be looked at again. */
  async function readings(folder: string, threads: number) {
    const verifyHere = await verifyInThisThread();
    let whole = 0;
    const progress = (done: number, total: number): void => {
      if (done === total) whole += 1;
    };
    return { verdict: verdict.parse(await verifyHere(folder, { threads, progress })), readToTheEnd: whole };
  }

  it.each([1, 2, 9])('holds, read in %i parts', async (threads) => {
    const record = await aRecord(2);
    const folder = await record.exported();
    expect(await verifiedBy(threads, folder)).toEqual({ holds: true, findings: [] });
  });

  it('holds when it is longer than what is read at a time', async () => {
    const record = await aRecord(0);
    manyEvents(record.log.file, 7_000);
    const folder = await record.exported();
    expect(await verifiedBy(3, folder)).toEqual({ holds: true, findings: [] });
    expect(await readings(folder, 1)).toEqual({ verdict: { holds: true, findings: [] }, readToTheEnd: 1 });
  });

  it('is read once, whatever strangers’ ids and operators’ names are like', async () => {
    const word = fc.string({
      unit: fc.oneof(fc.constantFrom('"', '\\', '\n', ',', '{', '\u007f', 'ä', '😀'), fc.string({ maxLength: 1 })),
    });
    const record = await aRecord(1);
    await fc.assert(
      fc.asyncProperty(word, word, word, async (session, actor, type) => {
        await record.log.sessions.note(anEntry({ session, actor, kind: 'outcome.received', data: { type } }));
      }),
      { numRuns: 100 },
    );
    const folder = await record.exported();
    expect(await readings(folder, 1)).toEqual({ verdict: { holds: true, findings: [] }, readToTheEnd: 1 });
  });
});

interface Options {
  readonly threads?: number;
  readonly progress?: (done: number, total: number) => void;
}

/** The verifier's own function, for what neither the desk nor a stranger would say. */
async function verifyInThisThread() {
  const { verifyExport: verify } = z
    .object({
      verifyExport: z.custom<(folder: string, options: Options) => Promise<unknown>>(
        (value) => typeof value === 'function',
      ),
    })
    .parse(await import(pathToFileURL(verifier).href));
  return verify;
}

const verifiedBy = async (threads: number, folder: string) =>
  verdict.parse(await (await verifyInThisThread())(folder, { threads }));

function mutated(content: Buffer, at: number, { kind, bit }: { readonly kind: string; readonly bit: number }): Buffer {
  switch (kind) {
    case 'flip': {
      const flipped = Buffer.from(content);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      return flipped;
    }
    case 'drop':
      return Buffer.concat([content.subarray(0, at), content.subarray(at + 1)]);
    case 'double':
      return Buffer.concat([content.subarray(0, at + 1), content.subarray(at)]);
    default:
      return content.subarray(0, at);
  }
}

/** An event that would follow, as somebody might forge one. */
function appended(line: string): string {
  const { sequence, hash } = z.object({ sequence: z.number(), hash: z.string() }).parse(JSON.parse(line));
  return written({
    sequence: sequence + 1,
    at: '2026-03-04T13:00:00.000Z',
    session: null,
    kind: 'session.registered',
    actor: 'x',
    origin: 'zastrpay',
    data: canonicalData({}),
    previousHash: hash,
  });
}

/** Changes a row and lets everything after it fit again, without the desk's key. */
function rewriteFrom(lines: string[], from: number): void {
  const event = z.object({
    sequence: z.number(),
    at: z.string(),
    session: z.string().nullable(),
    kind: z.string(),
    actor: z.string(),
    origin: z.string(),
    data: z.string(),
    previousHash: z.string(),
    hash: z.string(),
  });
  let previousHash = event.parse(JSON.parse(lines[from - 2] ?? '')).hash;
  for (let at = from - 1; at < lines.length; at += 1) {
    const { hash: _, ...old } = event.parse(JSON.parse(lines[at] ?? ''));
    const line = written({ ...old, actor: at === from - 1 ? 'somebody else' : old.actor, previousHash });
    previousHash = event.parse(JSON.parse(line)).hash;
    lines[at] = `${line}\n`;
  }
}

function written(event: Parameters<typeof chainHash>[0]): string {
  const { sequence, at, session, kind, actor, origin, data, previousHash } = event;
  return JSON.stringify({ sequence, at, session, kind, actor, origin, data, previousHash, hash: chainHash(event) });
}
