import { Failure } from '../core/failure.ts';

/** Runs work on the database's file; what an operator can be told about file or disk is thrown as a `Failure`. */
export function tellingFailures<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFailure(error);
  }
}

/** The one place where result codes of SQLite and the file system get a meaning. Any other stays a defect. */
function asFailure(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  if (isBusy(error)) {
    return new Failure('log-busy', 'Another program is using the log. Try again.', { cause: error });
  }
  if (fullCodes.includes(code)) {
    return new Failure('log-full', 'The log cannot be written: the disk is full.', { cause: error });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return damaged(error);
  if (unreachableCodes.some((each) => code.startsWith(each))) {
    return new Failure('file-unreadable', 'The log cannot be opened or written.', { cause: error });
  }
  return error;
}

/** Whether another connection stands in the way, so that it is worth trying again. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error) ?? '');
}

/** A full disk also shows as a write cut short, or where the write-ahead index cannot grow. */
const fullCodes: readonly string[] = ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'];

const unreachableCodes: readonly string[] = [
  'SQLITE_CANTOPEN',
  'SQLITE_PERM',
  'SQLITE_READONLY',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
];

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** For what SQLite finds well-formed but this program cannot have written. */
export function damaged(cause?: unknown): Failure {
  return new Failure('log-damaged', 'The log is damaged.', { cause });
}
