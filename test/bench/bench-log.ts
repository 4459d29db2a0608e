import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deskFilesIn } from '../../main/desk-files.ts';
import { openConnection } from '../../main/log/connection.ts';
import { stampOf } from '../../main/log/time-stamp.ts';
import { putVaultBesideFullLog } from './full-desk.ts';
import { generatorVersion, writeFullLog } from './full-log.ts';

/** The generated log that measures work on. */
export interface BenchLog {
  /**
   * A desk's folder with the log and a vault that opens it. Measures write to it: a run adds about a session to each
   * thousand. A copy of gigabytes for every run would keep the disk busy while the next measure waits for it.
   */
  folder(): Promise<string>;
  /** How many sessions were generated for it; null until a measure has asked for the folder. */
  size(): number | null;
  /** A desk's folder with a vault and an empty log. */
  emptyFolder(): Promise<string>;
  /** A place on the same disk, for what a measure has to write; gone at the end. */
  readonly scratch: string;
  close(): void;
}

/** Everybody's numbers are about these very sessions. */
const seed = 1;

/** Beside the build, on the disk that the project is on: the system's folder for temporary files may be memory. */
const cache = path.resolve(import.meta.dirname, '../../out/bench-logs');

/**
 * @param patienceMs after which the log is left as short as it is then, for this run alone; null where it is waited for
 */
export function benchLog(sessions: number, patienceMs: number | null, tell: (line: string) => void): BenchLog {
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(path.join(cache, 'run-'));
  let size: number | null = null;
  return {
    folder: once(async () => {
      const generated = await generatedLog({ sessions, patienceMs, scratch, tell });
      size = generated.size;
      sayBackedUp(generated.folder);
      return generated.folder;
    }),
    size: () => size,
    emptyFolder: once(async () => {
      const folder = path.join(scratch, 'empty');
      mkdirSync(folder);
      openConnection(deskFilesIn(folder).database).close();
      await putVaultBesideFullLog(folder);
      sayBackedUp(folder);
      return folder;
    }),
    scratch,
    close: () => rmSync(scratch, { recursive: true, force: true, maxRetries: 10 }),
  };
}

/** Made once for each size and generator, and kept: a newer schema migrates it as it would a user's. */
async function generatedLog(how: {
  readonly sessions: number;
  readonly patienceMs: number | null;
  readonly scratch: string;
  readonly tell: (line: string) => void;
}): Promise<{ readonly folder: string; readonly size: number }> {
  const { sessions, patienceMs, scratch, tell } = how;
  const folder = path.join(cache, `log-${generatorVersion}-${seed}-${sessions}`);
  if (existsSync(folder)) {
    tell(`taking the log in ${folder} (${megabytesIn(folder)} MB)`);
    return { folder, size: sessions };
  }
  tell(`generating a log of ${sessions.toLocaleString('en')} sessions`);
  const making = path.join(scratch, 'full');
  mkdirSync(making);
  const startedAt = performance.now();
  const isLate = (): boolean => patienceMs !== null && performance.now() - startedAt > patienceMs;
  const size = await writeFullLog(deskFilesIn(making).database, sessions, seed, undefined, isLate);
  await putVaultBesideFullLog(making);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  if (size < sessions) {
    tell(`${size.toLocaleString('en')} sessions in ${seconds} s: measuring these`);
    return { folder: making, size };
  }
  renameSync(making, folder);
  tell(`generated in ${seconds} s (${megabytesIn(folder)} MB), and kept in ${folder}`);
  return { folder, size };
}

/** A console that finds no backup of the day would make one, and keep the disk busy while something else is measured. */
function sayBackedUp(dataFolder: string): void {
  const { backups } = deskFilesIn(dataFolder);
  rmSync(backups, { recursive: true, force: true });
  mkdirSync(backups);
  writeFileSync(path.join(backups, `desk-${stampOf(new Date())}-1.backup`), '');
}

const megabytesIn = (folder: string): number => Math.round(statSync(deskFilesIn(folder).database).size / 1e6);

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
