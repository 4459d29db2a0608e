import type { LogVerification } from '../../preload/contract/export.ts';
import type { JobOptions, LogVerifier, ProofLog } from './ports/audit.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Clock } from './ports/system.ts';
import type { KeyWrapper } from './ports/vault.ts';

/** What can be said about the record's integrity, and the signatures that make it sayable. */
export interface Proof {
  /** Signs the end of the chain, if it has grown. Without an open vault there is nothing to sign with: then nothing happens. */
  checkpoint(): Promise<void>;
  /** Checks the log in place, and notes that it did. @throws Failure `cancelled`, `log-damaged` */
  verifyLog(options?: JobOptions): Promise<LogVerification>;
}

export function createProof(parts: {
  readonly log: ProofLog;
  readonly events: Pick<SessionLog, 'note'>;
  readonly verifier: LogVerifier;
  readonly keys: Pick<KeyWrapper, 'isOpen'>;
  readonly clock: Clock;
  readonly actor: () => string;
}): Proof {
  const { log, events, verifier, keys, clock, actor } = parts;

  const verified = async (options: JobOptions): Promise<LogVerification> => {
    const found = await verifier.verify(options);
    if (!keys.isOpen() || found.fingerprint === null) return { ...found, keyProven: false };
    if (await log.keyIsOurs()) return { ...found, keyProven: true };
    const what = 'are signed with a key that is not this desk’s own';
    return {
      ...found,
      keyProven: false,
      holds: false,
      findings: [...found.findings, { file: 'checkpoints', row: null, kind: 'foreign-key', event: null, what }],
    };
  };

  return {
    async checkpoint() {
      if (keys.isOpen()) await log.checkpoint(clock.now());
    },
    async verifyLog(options = {}) {
      const found = await verified(options);
      const { holds, keyProven, signedUpTo, last, findings } = found;
      await events.note({
        at: clock.now(),
        session: null,
        kind: 'log.verified',
        actor: actor(),
        origin: 'operator',
        data: { holds, keyProven, signedUpTo, upTo: last?.sequence ?? 0, findings: findings.length },
      });
      return found;
    },
  };
}
