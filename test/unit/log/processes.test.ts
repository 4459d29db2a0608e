import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { anEntry, aSession } from '../../builders/session.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { fakeKeys } from '../../fakes/keys.ts';
import { aLog, logFile } from '../../fakes/log-folder.ts';
import type { OpenerTask } from '../../fakes/log-opener.ts';

type Writer = ChildProcessByStdio<null, Readable, Readable>;

const key = randomBytes(32);
const program = fileURLToPath(new URL('../../fakes/log-writer.ts', import.meta.url));

/** Another process that writes to the same log, as the console and a scheduled command do. */
function aWriter(file: string, count: number) {
  const child: Writer = spawn(process.execPath, [program, file, key.toString('hex'), String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => said.push(line));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const over = once(child, 'close').then(([exit]) => ({ exit, complaints }));
  return { said, lines, over, kill: () => child.kill('SIGKILL') };
}

describe('several processes on one log', () => {
  it('make one database and one unbroken chain of it', { timeout: 60_000 }, async () => {
    const file = logFile();
    const writers = [aWriter(file, 25), aWriter(file, 25), aWriter(file, 25)];
    const ends = await Promise.all(writers.map(({ over }) => over));
    expect(ends).toEqual(writers.map(() => ({ exit: 0, complaints: '' })));
    const said = writers.flatMap((writer) => writer.said);
    expect(new Set(said).size).toBe(75);

    const log = aLog({ file, keys: fakeKeys(key) });
    const { sessions } = await log.sessions.list({ status: null, search: 'mustermann', after: null, limit: 100 });
    expect(sessions.map(({ id }) => id).sort()).toEqual([...said].sort());
    log.close();
    expect(firstBreak(chainOf(file))).toBeNull();
    expect(chainOf(file)).toHaveLength(75);
  });

  it('may open a new one at the very same instant', { timeout: 60_000 }, async () => {
    const openers = 4;
    const task: OpenerTask = {
      files: Array.from({ length: 60 }, () => logFile()),
      openers,
      arrived: new SharedArrayBuffer(60 * Int32Array.BYTES_PER_ELEMENT),
    };
    const complaints = Array.from({ length: openers }, async () => {
      const opener = new Worker(new URL('../../fakes/log-opener.ts', import.meta.url), { workerData: task });
      onTestFinished(() => void opener.terminate());
      const [said] = await once(opener, 'message');
      return said;
    });
    expect(await Promise.all(complaints)).toEqual(Array.from({ length: openers }, () => []));
  });

  it('let only one of them make a change', async () => {
    const one = aLog({ keys: fakeKeys(key) });
    const other = aLog({ file: one.file, keys: fakeKeys(key) });
    const { id } = await aSession(one.sessions).becomes('link-ready').written();
    const entry = anEntry({ session: id, kind: 'session.handed-over' });
    const change = { status: 'handed-over', origin: 'operator' } as const;
    const results = await Promise.all(
      [one, other, one, other].map(({ sessions }) => sessions.change(id, ['link-ready'], change, entry)),
    );
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await other.sessions.timeline(id)).toHaveLength(3);
  });
});

describe('a process that is killed', () => {
  it('has kept every session it promised to keep, and left the chain whole', { timeout: 60_000 }, async () => {
    const file = logFile();
    const writer = aWriter(file, 100_000);
    writer.lines.on('line', () => {
      if (writer.said.length === 20) writer.kill();
    });
    await writer.over;
    expect(writer.said.length).toBeGreaterThanOrEqual(20);

    const log = aLog({ file, keys: fakeKeys(key) });
    for (const id of writer.said) expect(await log.sessions.find(id)).toMatchObject({ id, status: 'sending' });
    const interrupted = await log.sessions.idsIn(['sending']);
    for (const id of interrupted) expect(await log.sessions.body(id)).toContain('NewCustomer');
    await aSession(log.sessions).written();
    log.close();
    expect(firstBreak(chainOf(file))).toBeNull();
    expect(chainOf(file)).toHaveLength(interrupted.length + 1);
  });
});
