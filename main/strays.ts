import type { Journal } from './core/ports.ts';

/**
 * Errors that nobody caught are written down and survived: what counts is on disk before it happens, and a window that
 * vanishes in the middle of a phone call helps nobody.
 */
export function journalStrays(journal: Journal): void {
  process.on('uncaughtException', (error) => journal.error('an error that nobody caught', error));
  process.on('unhandledRejection', (reason) => journal.error('a rejection that nobody handled', reason));
}
