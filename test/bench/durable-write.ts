import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { deskFilesIn } from '../../main/desk-files.ts';
import { type Connection, openConnection, type Writing } from '../../main/log/connection.ts';
import { logOver } from '../../main/log/log.ts';
import { benchKeys } from './bench-keys.ts';
import { drawSession } from './drawn-session.ts';
import type { Measure } from './measure.ts';
import { seeded } from './seeded.ts';
import { spreadDetail, spreadOf, timed } from './spread.ts';

/**
 * What a creation waits for at the disk: the intent before anything is sent, and the answer before its link is shown, each
 * one transaction in the full log. Beside each, as many bytes as it wrote, written and synced barely to the same disk.
 */
export const durableWrite: Measure = {
  keys: ['durableWrite'],
  async measure({ log, isQuick }) {
    const file = deskFilesIn(await log.folder()).database;
    const { connection, parts } = timedConnection(openConnection(file));
    const { sessions, takeInLetters, close } = logOver(connection, benchKeys());
    const bare = openSync(path.join(log.scratch, 'bare'), 'w');
    const bytes = Buffer.alloc(1 << 20, 0x5a);
    const writeAheadLog = `${file}-wal`;
    const sizeOfLog = (): number => statSync(writeAheadLog, { throwIfNoEntry: false })?.size ?? 0;
    const { total } = await sessions.count({ status: null }, null);
    // What an earlier run has left must not be drawn again.
    const random = seeded(total);
    const ratios: number[] = [];
    const [product, yardstick, sizes]: [number[], number[], number[]] = [[], [], []];
    const splits: Record<keyof Parts, number[]> = { beginning: [], statements: [], ownWork: [], commit: [] };
    /** Of the intent and of the answer, as they were last seen. */
    const wrote = [4_096, 4_096];
    try {
      const turns = isQuick ? 60 : 400;
      const warming = 20;
      for (let turn = 0; turn < turns + warming; turn += 1) {
        const { intent, entry, changes } = drawSession(random, total + turn, new Date());
        const [answer] = changes;
        if (answer === undefined) throw new Error('a session without an answer');
        const commits = [
          () => sessions.begin(intent, entry),
          () => sessions.change(intent.id, answer.from, answer.change, answer.entry),
        ];
        for (const [kind, commit] of commits.entries()) {
          const size = sizeOfLog();
          const took = await timed(commit);
          // Emptied, SQLite writes it again from its beginning: it grows no more, and the size before counts.
          const bytesWritten = sizeOfLog() - size || wrote[kind] || 0;
          wrote[kind] = bytesWritten;
          const barely = await timed(() => {
            writeSync(bare, bytes, 0, Math.min(bytesWritten, bytes.length), 0);
            fdatasyncSync(bare);
          });
          const split = parts();
          if (turn < warming) continue;
          for (const part of partNames) splits[part].push(split[part]);
          product.push(took);
          yardstick.push(barely);
          sizes.push(bytesWritten);
          ratios.push(took / barely);
        }
      }
      const lettersMs = await timed(takeInLetters);
      return {
        durableWrite: {
          value: spreadOf(product).median / spreadOf(yardstick).median,
          detail: {
            how: 'intent and answer, a transaction each, sealing included; medians of turns',
            productMs: spreadDetail(product),
            yardstickMs: spreadDetail(yardstick),
            pairs: spreadDetail(ratios),
            bytes: spreadDetail(sizes),
            commitsOfACreation: 2,
            splitMs: Object.fromEntries(partNames.map((part) => [part, spreadOf(splits[part]).median])),
            lettersThatStillWaitedMs: lettersMs,
          },
        },
      };
    } finally {
      closeSync(bare);
      close();
    }
  },
};

const partNames = ['beginning', 'statements', 'ownWork', 'commit'] as const;

type Parts = Readonly<Record<(typeof partNames)[number], number>>;

/** A connection that tells what of the last transaction was SQLite's commit, what its statements, and what our own work. */
function timedConnection(connection: Connection): {
  readonly connection: Connection;
  parts(): {
    readonly beginning: number;
    readonly statements: number;
    readonly ownWork: number;
    readonly commit: number;
  };
} {
  let [startedAt, beganAt, workedUntil, committedAt, statements] = [0, 0, 0, 0, 0];
  const timedly = <T>(statement: () => T): T => {
    const since = performance.now();
    try {
      return statement();
    } finally {
      statements += performance.now() - since;
    }
  };
  const told = (to: Writing): Writing => ({
    ...to,
    one: (row, sql, values) => timedly(() => to.one(row, sql, values)),
    run: (sql, values) => timedly(() => to.run(sql, values)),
  });
  return {
    connection: {
      ...connection,
      write(work) {
        statements = 0;
        startedAt = performance.now();
        const result = connection.write((to) => {
          beganAt = performance.now();
          const done = work(told(to));
          workedUntil = performance.now();
          return done;
        });
        committedAt = performance.now();
        return result;
      },
    },
    parts: () => ({
      beginning: beganAt - startedAt,
      statements,
      ownWork: workedUntil - beganAt - statements,
      commit: committedAt - workedUntil,
    }),
  };
}
