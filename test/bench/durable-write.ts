import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { deskFilesIn } from '../../main/desk-files.ts';
import { openLog } from '../../main/log/log.ts';
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
    const { sessions, close } = openLog({ file, keys: benchKeys() });
    const bare = openSync(path.join(log.scratch, 'bare'), 'w');
    const bytes = Buffer.alloc(1 << 20, 0x5a);
    const writeAheadLog = `${file}-wal`;
    const sizeOfLog = (): number => statSync(writeAheadLog, { throwIfNoEntry: false })?.size ?? 0;
    const { total } = await sessions.count({ status: null }, null);
    // What an earlier run has left must not be drawn again.
    const random = seeded(total);
    const ratios: number[] = [];
    const [product, yardstick, sizes]: [number[], number[], number[]] = [[], [], []];
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
          if (turn < warming) continue;
          product.push(took);
          yardstick.push(barely);
          sizes.push(bytesWritten);
          ratios.push(took / barely);
        }
      }
      return {
        durableWrite: {
          value: spreadOf(product).median / spreadOf(yardstick).median,
          detail: {
            how: 'intent and answer, a transaction each, sealing and index included; medians of turns',
            productMs: spreadDetail(product),
            yardstickMs: spreadDetail(yardstick),
            pairs: spreadDetail(ratios),
            bytes: spreadDetail(sizes),
            commitsOfACreation: 2,
          },
        },
      };
    } finally {
      closeSync(bare);
      close();
    }
  },
};
