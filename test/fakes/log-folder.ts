import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type ConnectionOptions, openConnection } from '../../main/log/connection.ts';
import { type Log, logOver } from '../../main/log/log.ts';
import { type FakeKeys, fakeKeys } from './keys.ts';

/** Where a database may lie for the length of one test. */
export function logFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'desk.db');
}

/** A real log in a real file, closed and gone after the test. */
export function aLog(
  options: ConnectionOptions & { readonly file?: string; readonly keys?: FakeKeys } = {},
): Log & { readonly file: string; readonly keys: FakeKeys } {
  const { file = logFile(), keys = fakeKeys(), ...connectionOptions } = options;
  const log = logOver(openConnection(file, connectionOptions), keys);
  onTestFinished(() => log.close());
  return { ...log, file, keys };
}
