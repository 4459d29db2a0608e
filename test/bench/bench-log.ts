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

export function benchLog(sessions: number, tell: (line: string) => void): BenchLog {
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(path.join(cache, 'run-'));
  return {
    folder: once(async () => {
      const folder = await generatedLog(sessions, tell);
      sayBackedUp(folder);
      return folder;
    }),
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
async function generatedLog(sessions: number, tell: (line: string) => void): Promise<string> {
  const folder = path.join(cache, `log-${generatorVersion}-${seed}-${sessions}`);
  if (existsSync(folder)) {
    tell(`taking the log in ${folder} (${megabytesIn(folder)} MB)`);
    return folder;
  }
  tell(`generating a log of ${sessions.toLocaleString('en')} sessions, which is kept in ${folder}`);
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making);
  const startedAt = performance.now();
  await writeFullLog(deskFilesIn(making).database, sessions, seed);
  await putVaultBesideFullLog(making);
  renameSync(making, folder);
  tell(`generated in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s (${megabytesIn(folder)} MB)`);
  return folder;
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
