import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Finding, LogVerification } from '../../preload/contract/export.ts';
import { genesisHash } from '../core/audit.ts';
import { type Checkpoint, checkpointBytes, fingerprintOf, isSignedBy } from '../core/checkpoint.ts';
import { openSnapshot, type Snapshot } from '../log/snapshot.ts';
import { type JobThread, serveJob } from './job-thread.ts';

export interface VerifyLogJob {
  readonly database: string;
}

export type VerifyLogAnswer = Omit<LogVerification, 'keyProven'>;

serveJob(async ({ database }: VerifyLogJob, thread: JobThread): Promise<VerifyLogAnswer> => {
  const snapshot = openSnapshot(database);
  try {
    return await verify(snapshot, thread);
  } finally {
    snapshot.close();
  }
});

async function verify(snapshot: Snapshot, thread: JobThread): Promise<VerifyLogAnswer> {
  const { last, events } = snapshot.ends();
  const publicKey = snapshot.publicKey();
  const checkpoints = snapshot.checkpoints(Number.MAX_SAFE_INTEGER);
  const chain = await checkChain(snapshot, checkpoints, thread, events);
  const forged = checkpoints.find((each) => !isSigned(each, publicKey));
  const findings: Finding[] = [];
  if (chain.bad !== null) findings.push({ file: 'events', ...chain.bad });
  if (forged !== undefined) {
    findings.push({ file: 'checkpoints', row: forged.sequence, what: 'was not signed with the desk’s key' });
  }
  return {
    holds: findings.length === 0,
    findings,
    events,
    last,
    checkpoints: checkpoints.length,
    signedUpTo: checkpoints.at(-1)?.sequence ?? 0,
    fingerprint: publicKey === null ? null : fingerprintOf(publicKey),
  };
}

interface BadRow {
  readonly row: number;
  readonly what: string;
}

/** The first row that does not hold, by the events themselves or by what was signed of them. */
async function checkChain(
  snapshot: Snapshot,
  checkpoints: readonly Checkpoint[],
  thread: JobThread,
  total: number,
): Promise<{ readonly bad: BadRow | null }> {
  let row = 0;
  let previous = genesisHash;
  let agreedUpTo = 0;
  let waiting = [...checkpoints];
  for (const links of snapshot.chain()) {
    for (const link of links) {
      row += 1;
      const what =
        link.sequence !== row
          ? `is missing: event ${link.sequence} stands in its place`
          : link.previousHash !== previous
            ? 'does not follow from the event before'
            : link.hashFits
              ? null
              : 'was changed: its hash does not fit';
      if (what !== null) return { bad: { row, what } };
      previous = link.hash;
      const signed = waiting[0];
      if (signed?.sequence !== row) continue;
      if (signed.hash !== previous) {
        const rewritten = `or one up to ${row} was rewritten: the checkpoint of event ${row} differs`;
        return { bad: { row: agreedUpTo + 1, what: rewritten } };
      }
      agreedUpTo = row;
      waiting = waiting.slice(1);
    }
    await nextTurn();
    thread.stopIfCancelled();
    thread.progress(row, total);
  }
  const cut = waiting.at(-1);
  if (cut === undefined) return { bad: null };
  return {
    bad: { row: row + 1, what: `is missing: the chain was cut, it was once signed up to event ${cut.sequence}` },
  };
}

function isSigned(checkpoint: Checkpoint, publicKey: string | null): boolean {
  const signature = Buffer.from(checkpoint.signature, 'base64');
  return publicKey !== null && isSignedBy(publicKey, checkpointBytes(checkpoint), signature);
}
