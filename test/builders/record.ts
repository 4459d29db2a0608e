import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { canonicalData, chainHash, genesisHash } from '../../main/core/audit.ts';
import type { ExportRequest } from '../../preload/contract/export.ts';
import { aLog } from '../fakes/log-folder.ts';
import { exportsOver, plainRequest } from './export-parts.ts';
import { aSession } from './session.ts';

/** A folder for the length of one test. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A log with some sessions, what exports and proves it, and a way to export it into a new folder. */
export async function aRecord(sessions = 3) {
  const log = aLog();
  for (let n = 0; n < sessions; n += 1) await aSession(log.sessions).becomes('link-ready').written();
  const parts = exportsOver(log);
  const folder = aFolder();
  let count = 0;
  return {
    log,
    folder,
    ...parts,
    async exported(but: Partial<ExportRequest> = {}): Promise<string> {
      const target = path.join(folder, `export-${count++}`);
      await parts.exports.make({ ...plainRequest, folder: target, ...but });
      return target;
    },
  };
}

/** So many events that a job over them takes a while, written past the log but as it would have. */
export function manyEvents(file: string, count: number): void {
  const database = new Database(file);
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const last = database.prepare<[], { sequence: number; hash: string }>(
    'SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1',
  );
  database.transaction(() => {
    const { sequence: before, hash: previous } = last.get() ?? { sequence: 0, hash: genesisHash };
    let previousHash = previous;
    for (let sequence = before + 1; sequence <= before + count; sequence += 1) {
      const at = 1_770_000_000_000 + sequence;
      const data = canonicalData({ n: sequence });
      const who = { session: null, kind: 'session.revealed', actor: 'erika', origin: 'operator' };
      const hash = chainHash({ sequence, at: new Date(at).toISOString(), ...who, data, previousHash });
      insert.run(sequence, at, who.session, who.kind, who.actor, who.origin, data, previousHash, hash);
      previousHash = hash;
    }
  })();
  database.close();
}
