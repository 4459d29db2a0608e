import { z } from 'zod';
import { checkpointBytes, publicKeyOf, signWith } from '../core/checkpoint.ts';
import type { ProofLog } from '../core/ports/audit.ts';
import type { ExportsUnderWay } from '../core/ports/exports.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import { sealBox } from '../core/sealed-box.ts';
import type { Connection, Reading, Writing } from './connection.ts';
import { appendEvent } from './events.ts';
import { withMadeKey } from './keyring.ts';
import { needOpen } from './sealing.ts';

/** The desk's signature over its chain. The Ed25519 seed lies in the keyring, wrapped like every other key. */
export function createProofLog(log: Connection, keys: KeyWrapper, now: () => Date): ProofLog {
  const withSeed = <T>(to: Writing, use: (seed: Uint8Array) => T): T =>
    withMadeKey(to, keys, 'desk-signature', now(), use);

  const keptPublicKey = (to: Writing): string => {
    const kept = storedPublicKey(to);
    if (kept !== undefined) return kept;
    const made = withSeed(to, publicKeyOf);
    to.run('INSERT INTO desk_key (only, public_key, made_at) VALUES (1, @made, @at)', { made, at: now().getTime() });
    return made;
  };

  return {
    async publicKey() {
      needOpen(keys);
      return log.write(keptPublicKey);
    },

    async storedPublicKey() {
      return log.read(storedPublicKey) ?? null;
    },

    async hashOf(sequence) {
      return log.read((from) => hashAt(from, sequence)) ?? null;
    },

    async keyIsOurs() {
      needOpen(keys);
      return log.write((to) => storedPublicKey(to) === withSeed(to, publicKeyOf));
    },

    async checkpoint(at) {
      needOpen(keys);
      log.write((to) => {
        keptPublicKey(to);
        const last = lastCheckpoint(to);
        const end = soundEnd(to, last);
        if (end === null || end.sequence === last?.sequence) return;
        const message = checkpointBytes({ ...end, at: at.toISOString() });
        to.run('INSERT INTO checkpoints (sequence, hash, at, signature) VALUES (@sequence, @hash, @at, @signature)', {
          ...end,
          at: at.getTime(),
          signature: withSeed(to, (seed) => signWith(seed, message)),
        });
      });
    },

    async sign(message) {
      needOpen(keys);
      return log.write((to) => withSeed(to, (seed) => signWith(seed, message)));
    },

    async noteExport(entry, reason) {
      log.write((to) => {
        const sequence = appendEvent(to, entry);
        if (reason === '') return;
        const sealed = withMadeKey(to, keys, 'export-reasons', now(), (key) =>
          sealBox(key, Buffer.from(reason, 'utf8'), JSON.stringify(['export', sequence, 'reason'])),
        );
        to.run('INSERT INTO export_reasons (sequence, reason) VALUES (@sequence, @sealed)', { sequence, sealed });
      });
    },
  };
}

export function createExportsUnderWay(log: Connection): ExportsUnderWay {
  return {
    async begin(folder, process, at) {
      log.write((to) =>
        to.run('INSERT INTO exports_under_way (folder, process, started_at) VALUES (@folder, @process, @at)', {
          folder,
          process,
          at: at.getTime(),
        }),
      );
    },
    async end(folder) {
      log.write((to) => to.run('DELETE FROM exports_under_way WHERE folder = @folder', { folder }));
    },
    async list() {
      return log.read((from) => [...from.each(underWayRow, 'SELECT folder, process FROM exports_under_way')]);
    },
  };
}

interface End {
  readonly sequence: number;
  readonly hash: string;
}

/** The end of the chain; null where there is none, or where what was signed last is no part of it any more. */
function soundEnd(from: Reading, last: End | undefined): End | null {
  if (last !== undefined && hashAt(from, last.sequence) !== last.hash) return null;
  return from.one(endRow, 'SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1') ?? null;
}

const hashAt = (from: Reading, sequence: number): string | undefined =>
  from.one(endRow, 'SELECT sequence, hash FROM events WHERE sequence = @sequence', { sequence })?.hash;

const storedPublicKey = (from: Reading): string | undefined =>
  from.one(keyRow, 'SELECT public_key FROM desk_key')?.public_key;

const lastCheckpoint = (from: Reading): End | undefined =>
  from.one(endRow, 'SELECT sequence, hash FROM checkpoints ORDER BY sequence DESC LIMIT 1');

const keyRow = z.object({ public_key: z.string() });
const endRow = z.object({ sequence: z.int(), hash: z.string() });
const underWayRow = z.object({ folder: z.string(), process: z.int() });
