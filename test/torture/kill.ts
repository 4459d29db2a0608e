import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openLog } from '../../main/log/log.ts';
import { engineOver } from '../builders/engine-over.ts';
import { fakeKeys } from '../fakes/keys.ts';
import { createdAnswer, dropped, later, plainAnswer, startStubZastrpay } from '../fakes/stub-zastrpay.ts';

/** A press takes about this long from key to link on a slow machine; later kills come after the fact. */
const killWindowMs = 160;

export interface KillReport {
  readonly kills: number;
  /** How many died before they were done. */
  readonly diedInTime: number;
  /** How often the server had been asked when the process died. */
  readonly hadSent: number;
  readonly resolved: number;
}

/**
 * Kills a desk at random instants between the button and the link, then starts the next one and looks. The seed decides
 * instants and server behaviour, so that a failure can be seen again (as far as a process's own speed allows).
 * @throws Error that names the draft when anything acknowledged is missing, doubled, or told untruly
 */
export async function killAtRandom(kills: number, seed: number): Promise<KillReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kill-'));
  const file = path.join(folder, 'desk.db');
  const key = randomBytes(32);
  const random = seeded(seed);
  const stub = await startStubZastrpay();
  const told = new Map<string, string>();
  let diedInTime = 0;
  try {
    openLog({ file, keys: fakeKeys(key) }).close();
    for (let turn = 0; turn < kills; turn++) {
      const id = uuidFrom(random);
      stub.answerWith(later(Math.floor(random() * 12), answerFor(random())));
      const desk = spawn(
        process.execPath,
        [path.join(import.meta.dirname, 'pressing-desk.ts'), file, stub.baseUrl, id],
        {
          stdio: ['pipe', 'pipe', 'inherit'],
        },
      );
      desk.stdin.end(`${key.toString('hex')}\n`);
      const status = await pressAndKill(desk, random() * killWindowMs);
      if (status === null) diedInTime++;
      else told.set(id, status);
      // What the killed one did not take must not answer the next.
      stub.forgetAnswers();
    }
    const hadSent = stub.counts().sessionIds;

    const log = openLog({ file, keys: fakeKeys(key) });
    const { recovery, sessions } = engineOver({ log, baseUrl: stub.baseUrl });
    await recovery.settleInterrupted();
    for (const { sessionId } of stub.requests) {
      if ((await log.sessions.find(sessionId)) === null) throw new Error(`sent, but not written down: ${sessionId}`);
    }
    for (const [id, status] of told) {
      const found = (await log.sessions.find(id))?.status;
      if (found !== status) throw new Error(`acknowledged as ${status}, but the log says ${found}: ${id}`);
    }
    const resumed = await recovery.resume();
    for (const { id } of resumed) {
      const { status, linkAvailable } = await sessions.show(id);
      if (status !== 'link-ready' || !linkAvailable) throw new Error(`not resolved but ${status}: ${id}`);
    }
    const { sessionIds, requestIds, bodies } = stub.counts();
    if (requestIds !== sessionIds || bodies !== sessionIds) throw new Error('a session was sent in two forms');
    await log.close();
    checkIntegrity(file);
    return { kills, diedInTime, hadSent, resolved: resumed.length };
  } finally {
    await stub.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const answerFor = (chance: number) => (chance < 0.7 ? createdAnswer() : chance < 0.85 ? dropped : plainAnswer(503));

/** @returns what the desk said, or null when it died before */
async function pressAndKill(desk: ChildProcess, afterMs: number): Promise<string | null> {
  let said = '';
  const pressed = Promise.withResolvers<void>();
  desk.stdout?.on('data', (data: Buffer) => {
    said += data.toString();
    if (said.includes('pressed')) pressed.resolve();
  });
  const gone = new Promise<void>((resolve) => desk.once('close', () => resolve()));
  await Promise.race([pressed.promise, gone]);
  const killing = setTimeout(() => desk.kill('SIGKILL'), afterMs);
  await gone;
  clearTimeout(killing);
  return said.split('\n')[1] || null;
}

function checkIntegrity(file: string): void {
  const database = new Database(file, { readonly: true });
  const verdict = database.pragma('integrity_check', { simple: true });
  database.close();
  if (verdict !== 'ok') throw new Error(`integrity_check says ${String(verdict)}`);
}

/** mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function uuidFrom(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
