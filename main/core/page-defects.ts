import type { PageDefect } from '../../preload/contract/page-defect.ts';
import type { Clock, Journal } from './ports/system.ts';

const windowMs = 60_000;
const mostInWindow = 10;

/** Writes down what goes wrong in the page; a page that fails over and over does not fill the log with it. */
export function createPageDefects(parts: {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly journal: Pick<Journal, 'info'>;
}): (defect: PageDefect) => void {
  const { clock, journal } = parts;
  let since = Number.NEGATIVE_INFINITY;
  let count = 0;
  return ({ kind, name, at }) => {
    const now = clock.monotonic();
    if (now - since >= windowMs) {
      since = now;
      count = 0;
    }
    count += 1;
    if (count <= mostInWindow) journal.info('a defect of the page', { kind, name, at: at.join(' ') });
    else if (count === mostInWindow + 1) journal.info('more defects of the page are not written for a minute');
  };
}
