import type { ConsoleCalls } from './console-calls.ts';
import { within } from './within.ts';

/** How long a closing window may hold things up: a draft is saved in milliseconds, a dead page never answers. */
const patienceMs = 2_000;

/**
 * Runs in the page. A page that is about to go saves its draft on `pagehide`; said here while it can still be heard, since
 * a call made while the page is torn down may not arrive.
 */
export const sayPagehide = "window.dispatchEvent(new PageTransitionEvent('pagehide')); undefined";

/** Lets a console that closes write down what it has not yet, and main answer what is under way. */
export async function flushConsole(runInPage: (code: string) => Promise<unknown>, calls: ConsoleCalls): Promise<void> {
  await within(patienceMs, runInPage(sayPagehide));
  await calls.settled(patienceMs);
}
