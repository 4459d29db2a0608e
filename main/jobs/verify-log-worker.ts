import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Finding, FindingKind, LogVerification } from '../../preload/contract/export.ts';
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
  if (chain.bad !== null) findings.push({ file: 'events', ...chain.bad, what: sentence(chain.bad) });
  if (forged !== undefined) {
    const bad = { row: forged.sequence, kind: 'not-signed', event: null } as const;
    findings.push({ file: 'checkpoints', ...bad, what: sentence(bad) });
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
  readonly kind: Extract<
    FindingKind,
    'out-of-place' | 'not-following' | 'hash-differs' | 'rewritten-before' | 'cut-after-signature' | 'not-signed'
  >;
  readonly event: number | null;
}

/** As `verify.mjs` would say it of an export. */
function sentence({ kind, event }: BadRow): string {
  switch (kind) {
    case 'out-of-place':
      return `is missing: event ${event} stands in its place`;
    case 'not-following':
      return 'does not follow from the event before';
    case 'hash-differs':
      return 'was changed: its hash does not fit';
    case 'rewritten-before':
      return `or one up to ${event} was rewritten: the checkpoint of event ${event} differs`;
    case 'cut-after-signature':
      return `is missing: the chain was cut, it was once signed up to event ${event}`;
    case 'not-signed':
      return 'was not signed with the desk’s key';
  }
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
      if (link.sequence !== row) return { bad: { row, kind: 'out-of-place', event: link.sequence } };
      if (link.previousHash !== previous) return { bad: { row, kind: 'not-following', event: null } };
      if (!link.hashFits) return { bad: { row, kind: 'hash-differs', event: null } };
      previous = link.hash;
      const signed = waiting[0];
      if (signed?.sequence !== row) continue;
      if (signed.hash !== previous) {
        return { bad: { row: agreedUpTo + 1, kind: 'rewritten-before', event: row } };
      }
      agreedUpTo = row;
      waiting = waiting.slice(1);
    }
    thread.makeWay();
    await nextTurn();
    thread.stopIfCancelled();
    thread.progress(row, total);
  }
  const cut = waiting.at(-1);
  if (cut === undefined) return { bad: null };
  return { bad: { row: row + 1, kind: 'cut-after-signature', event: cut.sequence } };
}

function isSigned(checkpoint: Checkpoint, publicKey: string | null): boolean {
  const signature = Buffer.from(checkpoint.signature, 'base64');
  return publicKey !== null && isSignedBy(publicKey, checkpointBytes(checkpoint), signature);
}
