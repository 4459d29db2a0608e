import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type ExportVerification, findingKinds } from '../../preload/contract/export.ts';
import { Failure } from '../core/failure.ts';
import { type JobThread, serveJob } from './job-thread.ts';

export interface VerifyExportJob {
  /** The desk's own `verify.mjs`; the one in the folder may have been changed with it. */
  readonly verifier: string;
  readonly folder: string;
  readonly key: string | null;
}

interface VerifierOptions {
  readonly key: string | null;
  readonly progress: (done: number, total: number) => void;
  readonly stop: () => void;
}

type VerifyExport = (folder: string, options: VerifierOptions) => Promise<unknown>;

const verifierModule = z.object({
  verifyExport: z.custom<VerifyExport>((value) => typeof value === 'function'),
});

const verdict = z.object({
  holds: z.boolean(),
  findings: z.array(
    z.object({
      file: z.string(),
      row: z.int().nullable(),
      kind: z.enum(findingKinds),
      event: z.int().nullable(),
      what: z.string(),
    }),
  ),
  fingerprint: z.string().nullable(),
  manifest: z
    .object({
      madeAt: z.string().catch(''),
      counts: z.object({ sessions: z.int().catch(0), events: z.int().catch(0) }),
      chain: z.object({ last: z.object({ sequence: z.int(), hash: z.string() }).nullable().catch(null) }),
    })
    .nullable(),
});

// One implementation for the desk and for strangers: what differs could disagree.
serveJob(async ({ verifier, folder, key }: VerifyExportJob, thread: JobThread): Promise<ExportVerification> => {
  const { verifyExport } = verifierModule.parse(await import(pathToFileURL(verifier).href));
  const found = await verifyExport(folder, {
    key,
    progress: (done, total) => thread.progress(done, total),
    stop() {
      thread.makeWay();
      thread.stopIfCancelled();
    },
  }).catch((error: unknown) => {
    if (error instanceof Failure) throw error;
    throw new Failure('file-unreadable', `The export cannot be read (${codeOf(error)}).`, { cause: error });
  });
  const { holds, findings, fingerprint, manifest } = verdict.parse(found);
  const { sessions, events } = manifest?.counts ?? { sessions: 0, events: 0 };
  const last = manifest?.chain.last ?? null;
  return { holds, findings, fingerprint, madeAt: manifest?.madeAt ?? null, sessions, events, last };
});

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';
