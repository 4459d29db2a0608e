import path from 'node:path';
import type { ExportVerification } from '../../preload/contract/export.ts';
import type { ExportVerifier, JobOptions, LogVerifier } from '../core/ports/audit.ts';
import { runJob, threadFile } from './job.ts';
import type { SharedRightOfWay } from './job-thread.ts';
import type { VerifyExportJob } from './verify-export-worker.ts';
import type { VerifyLogAnswer, VerifyLogJob } from './verify-log-worker.ts';

/** Checks the log where it lies. @param database the log's file; the thread opens it for itself */
export function createLogVerifier(database: string, rightOfWay: SharedRightOfWay = null): LogVerifier {
  const file = threadFile('verify-log-worker');
  return {
    verify: (options) => runJob<VerifyLogJob, VerifyLogAnswer>(file, { database }, { ...options, rightOfWay }),
  };
}

/**
 * Checks an export: without a desk, a log or a vault, as anybody can.
 * @param verifier the desk's own `verify.mjs`
 * @param key the fingerprint that the signing key must have, or null to take any
 * @throws Failure `cancelled`, `file-unreadable`
 */
export function verifyExport(
  verifier: string,
  folder: string,
  key: string | null,
  options: JobOptions = {},
  rightOfWay: SharedRightOfWay = null,
): Promise<ExportVerification> {
  const job: VerifyExportJob = { verifier, folder: path.resolve(folder), key };
  return runJob<VerifyExportJob, ExportVerification>(threadFile('verify-export-worker'), job, {
    ...options,
    rightOfWay,
  });
}

/** The same for the desk's own screen, which takes any key and says whose it was. */
export function createExportVerifier(verifier: string, rightOfWay: SharedRightOfWay = null): ExportVerifier {
  return { verify: (folder, options) => verifyExport(verifier, folder, null, options, rightOfWay) };
}
