import { existsSync } from 'node:fs';
import type { KeyWrapper } from '../../main/core/ports/vault.ts';
import { openConnection } from '../../main/log/connection.ts';
import { logOver } from '../../main/log/log.ts';
import { benchKeys } from './bench-keys.ts';
import { drawSession } from './drawn-session.ts';
import { type Random, seeded } from './seeded.ts';

/** Rises with whatever changes what the same seed gives, so that nobody measures an older log. */
export const generatorVersion = 2;

/** Sessions in one transaction: a commit for each would take an hour. */
const together = 2_000;

const firstSession = Date.UTC(2024, 0, 2, 7);
const years = 2.5;

/**
 * A log as full as a busy desk's after years, made through the real sealing, index and chain, three events a session:
 * `node test/bench/full-log.ts FILE [SESSIONS] [SEED]`. The same seed gives the same customers, times and outcomes; what is
 * drawn for sealing is drawn anew. Whoever measures opens it with `benchKeys()`.
 * @param isLate asked between transactions; the log ends there once it says so
 * @returns how many sessions it has
 */
export async function writeFullLog(
  file: string,
  sessions: number,
  seed: number,
  keys: KeyWrapper = benchKeys(),
  isLate: () => boolean = () => false,
): Promise<number> {
  const random = seeded(seed);
  const connection = openConnection(file);
  const log = logOver(connection, keys);
  const everyMs = Math.floor((years * 365 * 24 * 60 * 60_000) / sessions);
  let made = 0;
  while (made < sessions && !isLate()) {
    const from = made;
    made = Math.min(from + together, sessions);
    const writing: Promise<unknown>[] = [];
    // The log's own transactions become savepoints of this one.
    connection.write(() => {
      for (let n = from; n < made; n += 1) {
        writing.push(...written(log.sessions, random, n, new Date(firstSession + n * everyMs)));
      }
    });
    await Promise.all(writing);
  }
  await log.takeInLetters();
  await log.proof.checkpoint(new Date(firstSession + made * everyMs));
  log.close();
  return made;
}

function written(
  log: ReturnType<typeof logOver>['sessions'],
  random: Random,
  n: number,
  createdAt: Date,
): readonly Promise<unknown>[] {
  const { intent, entry, changes } = drawSession(random, n, createdAt);
  return [
    log.begin(intent, entry),
    ...changes.map(({ from, change, entry: told }) => log.change(intent.id, from, change, told)),
  ];
}

if (import.meta.main) {
  const [file, sessions = '1000000', seed = '1'] = process.argv.slice(2);
  if (file === undefined || existsSync(file)) {
    process.stderr.write('usage: node test/bench/full-log.ts FILE [SESSIONS] [SEED]; FILE must not be there yet\n');
    process.exitCode = 2;
  } else await writeFullLog(file, Number(sessions), Number(seed));
}
