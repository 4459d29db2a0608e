import type { ExportMade, ExportRequest } from '../../preload/contract/export.ts';
import type { Origin } from '../../preload/contract/session.ts';
import type { AuditEntry } from './audit.ts';
import { fingerprintOf } from './checkpoint.ts';
import { Failure } from './failure.ts';
import type { JobOptions, ProofLog } from './ports/audit.ts';
import type { ExportFolders, ExportTask, WrittenExport } from './ports/exports.ts';
import type { Clock } from './ports/system.ts';
import type { KeyLender, KeyWrapper } from './ports/vault.ts';
import { profileNamed } from './profiles.ts';

/** Hands the record to an auditor: files that prove themselves. */
export interface Exports {
  /**
   * Nothing stands in the folder until everything does.
   * @throws Failure `invalid-input`, `profile-unknown`, `vault-locked` (the desk signs), `export-folder-taken`,
   *   `export-unwritable`, `cancelled`
   */
  make(request: ExportRequest, options?: JobOptions, by?: MadeBy): Promise<ExportMade>;
  /** Removes what exports left behind that were killed. */
  sweep(): Promise<void>;
}

/** Who an export is said to be by; without it whoever is at the desk. */
export interface MadeBy {
  readonly actor: string;
  readonly origin: Origin;
}

export function createExports(parts: {
  readonly log: ProofLog;
  readonly folders: ExportFolders;
  readonly keys: KeyLender & Pick<KeyWrapper, 'onLock'>;
  readonly profileNames: () => Promise<ReadonlyMap<string, string>>;
  readonly clock: Clock;
  readonly actor: () => string;
  readonly version: string;
}): Exports {
  const { log, folders, keys, profileNames, clock, actor, version } = parts;
  let locking = new AbortController();
  keys.onLock(() => {
    locking.abort();
    locking = new AbortController();
  });

  const judge = (request: ExportRequest, profileNames: ReadonlyMap<string, string>): Omit<ExportTask, 'keys'> => {
    const [from, before] = [instantFrom(request.from, 'from'), instantFrom(request.to, 'to')];
    if (from !== null && before !== null && from >= before) {
      throw new Failure('invalid-input', 'The period ends before it begins.', {
        fields: [{ field: 'to', code: 'period-backwards' }],
      });
    }
    if (request.formats.length === 0) {
      throw new Failure('invalid-input', 'Name a format.', { fields: [{ field: 'formats', code: 'required' }] });
    }
    const { folder, status, pii, formats, byteOrderMark } = request;
    const profiles = Array.from(profileNames, ([id, name]) => ({ id, name }));
    const profileId = request.profile === null ? null : profileNamed(profiles, request.profile).id;
    return { folder, from, before, status, profileId, pii, formats, byteOrderMark, profileNames };
  };

  return {
    async make(request, { signal, onProgress } = {}, by = { actor: actor(), origin: 'operator' }) {
      const task = judge(request, await profileNames());
      // Whoever locks the desk wants nothing personal to go on being written.
      const stops = [signal, task.pii === 'none' ? undefined : locking.signal].filter((each) => each !== undefined);
      const reason = request.reason.trim();
      await folders.sweep();
      await log.checkpoint(clock.now());
      const making = await folders.write(
        { ...task, keys: task.pii === 'none' ? [] : keys.lend() },
        { signal: AbortSignal.any(stops), onProgress: onProgress ?? (() => undefined) },
      );
      try {
        const { written } = making;
        const publicKey = await log.publicKey();
        const manifest = manifestOf(task, written, { publicKey, version, madeAt: clock.now(), reason });
        const signature = await log.sign(manifest);
        await making.finish(manifest, signature);
        // Before it stands where it was wanted: rather a note of an export that nobody finds than one without a note.
        await log.noteExport(entryOf(task, written, reason, { ...by, at: clock.now() }), reason);
        await making.place();
        const { sessions, events, last } = written;
        return { folder: request.folder, sessions, events, last, fingerprint: fingerprintOf(publicKey) };
      } catch (error) {
        await making.discard();
        throw error;
      }
    },
    sweep: () => folders.sweep(),
  };
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const dayMs = 24 * 60 * 60_000;

/** A UTC day or an instant → the instant it begins, or with `to` the one before which the period ends. */
function instantFrom(text: string, end: 'from' | 'to'): Date | null {
  const typed = text.trim();
  if (typed === '') return null;
  const at = day.test(typed) || instant.test(typed) ? new Date(typed) : new Date(Number.NaN);
  // JavaScript takes 31 February for 3 March.
  const isImpossible = day.test(typed) && !Number.isNaN(at.getTime()) && !at.toISOString().startsWith(typed);
  if (Number.isNaN(at.getTime()) || isImpossible) {
    throw wrong(end, `"${end}" takes a UTC day (2026-03-04) or an instant (2026-03-04T09:00:00Z).`);
  }
  return day.test(typed) && end === 'to' ? new Date(at.getTime() + dayMs) : at;
}

const wrong = (field: string, message: string): Failure =>
  new Failure('invalid-input', message, { fields: [{ field, code: 'date-malformed' }] });

/** `manifest.json`: what was asked, what came of it, and what every other file must be. */
function manifestOf(
  task: Omit<ExportTask, 'keys'>,
  written: WrittenExport,
  by: { readonly publicKey: string; readonly version: string; readonly madeAt: Date; readonly reason: string },
): Uint8Array {
  const manifest = {
    format: 'zastrpay-desk-export-1',
    madeAt: by.madeAt.toISOString(),
    deskVersion: by.version,
    publicKey: by.publicKey,
    filter: {
      from: task.from?.toISOString() ?? null,
      before: task.before?.toISOString() ?? null,
      status: task.status,
      profile: task.profileId === null ? null : (task.profileNames.get(task.profileId) ?? task.profileId),
    },
    pii: task.pii,
    reasonGiven: by.reason !== '',
    counts: { sessions: written.sessions, events: written.events },
    chain: { first: written.first, last: written.last },
    checkpoints: written.checkpoints,
    files: written.files,
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8');
}

function entryOf(
  task: Omit<ExportTask, 'keys'>,
  { sessions, events, last }: WrittenExport,
  reason: string,
  by: MadeBy & { readonly at: Date },
): AuditEntry {
  return {
    ...by,
    session: null,
    kind: 'export.made',
    data: {
      pii: task.pii,
      formats: task.formats.join(','),
      from: task.from?.toISOString() ?? null,
      before: task.before?.toISOString() ?? null,
      status: task.status?.join(',') ?? null,
      profile: task.profileId,
      sessions,
      events,
      upTo: last?.sequence ?? 0,
      reasonGiven: reason !== '',
    },
  };
}
