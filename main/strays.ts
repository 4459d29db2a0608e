import type { Journal } from './core/ports/system.ts';

/**
 * Errors that nobody caught are written down and survived: what counts is on disk before it happens, and a window that
 * vanishes in the middle of a phone call helps nobody.
 * @param tell the operator, where there is a window
 */
export function journalStrays(journal: Journal, tell: () => void): void {
  const survive =
    (what: string) =>
    (cause: unknown): void => {
      journal.error(what, cause);
      tell();
    };
  process.on('uncaughtException', survive('an error that nobody caught'));
  process.on('unhandledRejection', survive('a rejection that nobody handled'));
}
