import type {
  AuditExportMade,
  AuditExportRequest,
  AuditExportVerification,
  AuditJob,
  AuditJobKind,
  AuditState,
} from '../../preload/contract/audit.ts';
import type { ExportVerification, LogVerification } from '../../preload/contract/export.ts';
import { fingerprintOf } from './checkpoint.ts';
import { type ChosenFolders, createChosenFolders } from './chosen-folders.ts';
import type { Exports } from './export.ts';
import { Failure } from './failure.ts';
import type { ExportVerifier, JobOptions, ProofLog } from './ports/audit.ts';
import type { SessionLog } from './ports/sessions.ts';
import type { Clock, Folders, Randomness } from './ports/system.ts';
import type { Proof } from './proof.ts';
import { neededReason } from './reason.ts';

/** The long work of the audit screen: one piece at a time, told of as it goes, and given up when asked. */
export interface AuditJobs {
  state(): Promise<AuditState>;
  readonly chosen: Pick<ChosenFolders, 'choose' | 'pathOf'>;
  /** @throws Failure as `Exports.make`; `folder-unknown`, `folder-missing`, `job-running`, `runtime-too-old` */
  export(request: AuditExportRequest): Promise<AuditExportMade>;
  /** @throws Failure `job-running`, `runtime-too-old`, `cancelled`, `log-damaged` */
  verifyLog(): Promise<LogVerification>;
  /** @throws Failure `job-running`, `folder-unknown`, `file-unreadable`, `cancelled` */
  verifyExport(token: string): Promise<AuditExportVerification>;
  /** Nothing happens when nothing is under way. */
  cancel(): void;
  /** Shows it in the system's file manager. @throws Failure `folder-unknown`, `folder-missing` */
  openFolder(token: string): Promise<void>;
  /** Gives up what is under way and waits until it has tidied up. */
  stop(): Promise<void>;
}

export function createAuditJobs(parts: {
  readonly exports: Pick<Exports, 'make'>;
  readonly proof: Pick<Proof, 'verifyLog'>;
  readonly verifier: ExportVerifier;
  readonly log: Pick<ProofLog, 'storedPublicKey' | 'hashOf'>;
  readonly events: Pick<SessionLog, 'note'>;
  readonly actor: () => string;
  readonly folders: Folders;
  readonly randomness: Randomness;
  readonly clock: Clock;
  /** How far it is; null when it has ended. */
  readonly tell: (job: AuditJob | null) => void;
  /** False where opening the log in a thread would end the program. */
  readonly readsLogAside: boolean;
}): AuditJobs {
  const { exports, proof, verifier, log, events, actor, folders, clock, tell, readsLogAside } = parts;
  const chosen = createChosenFolders(parts);
  let job: AuditJob | null = null;
  let cancelling = new AbortController();
  let ended: Promise<unknown> = Promise.resolve();

  const become = (next: AuditJob | null): void => {
    job = next;
    tell(next);
  };

  const alone = async <T>(kind: AuditJobKind, work: (options: JobOptions) => Promise<T>): Promise<T> => {
    if (job !== null) throw new Failure('job-running', 'One check or export at a time.');
    cancelling = new AbortController();
    become({ kind, progress: null });
    const running = work({
      signal: cancelling.signal,
      onProgress: (progress) => become({ kind, progress }),
    }).finally(() => become(null));
    ended = running.catch(() => undefined);
    return running;
  };

  const needAside = (): void => {
    if (!readsLogAside) throw new Failure('runtime-too-old', 'This runtime cannot read the log beside other work.');
  };

  const fingerprint = async (): Promise<string | null> => {
    const key = await log.storedPublicKey();
    return key === null ? null : fingerprintOf(key);
  };

  const held = async (found: ExportVerification): Promise<AuditExportVerification> => {
    const [own, { last }] = [await fingerprint(), found];
    const ownKey = own === null || found.fingerprint === null ? null : own === found.fingerprint;
    if (last === null) return { ...found, ownKey, inThisLog: null };
    const hash = await log.hashOf(last.sequence);
    return { ...found, ownKey, inThisLog: hash === null ? 'missing' : hash === last.hash ? 'same' : 'other' };
  };

  return {
    chosen,

    state: async () => ({
      fingerprint: await fingerprint(),
      readsLogAside,
      folders: folders.choose === null ? 'typed' : 'dialog',
      opensFolders: folders.open !== null,
      job,
    }),

    export({ into, ...request }) {
      return alone('export', async (options) => {
        needAside();
        // Who may take whom out of the desk, the router knows; what nobody may do is take anybody without saying why.
        if (request.pii !== 'none') neededReason(request.reason);
        const place = await folders.existing(chosen.pathOf(into));
        const made = await exports.make({ ...request, folder: folders.inside(place, nameAt(clock.now())) }, options);
        return { ...made, token: chosen.remember(made.folder).token };
      });
    },

    verifyLog: () =>
      alone('verify-log', async (options) => {
        needAside();
        return proof.verifyLog(options);
      }),

    verifyExport: (token) =>
      alone('verify-export', async (options) => {
        const found = await held(await verifier.verify(chosen.pathOf(token), options));
        const { holds, ownKey, inThisLog, last, findings } = found;
        await events.note({
          at: clock.now(),
          session: null,
          kind: 'export.verified',
          actor: actor(),
          origin: 'operator',
          data: { holds, ownKey, inThisLog, upTo: last?.sequence ?? null, findings: findings.length },
        });
        return found;
      }),

    cancel: () => cancelling.abort(),

    async openFolder(token) {
      if (folders.open === null) throw new Failure('folder-missing', 'Nothing here can open folders.');
      await folders.open(await folders.existing(chosen.pathOf(token)));
    },

    async stop() {
      cancelling.abort();
      await ended;
    },
  };
}

/** `zastrpay-desk-export-2026-03-04-093000Z`: in UTC like every time in it, and in order when sorted by name. */
function nameAt(at: Date): string {
  const [day = '', time = ''] = at.toISOString().split('T');
  return `zastrpay-desk-export-${day}-${time.slice(0, 8).replaceAll(':', '')}Z`;
}
