import type { JobProgress } from '../../preload/contract/export.ts';
import type { JobOptions } from '../core/ports/audit.ts';
import type { Terminal } from './terminal.ts';

/** Runs long work: Ctrl+C cancels it cleanly, and whoever watches a terminal sees how far it is. */
export async function asJob<T>(terminal: Terminal, work: (options: JobOptions) => Promise<T>): Promise<T> {
  const interrupt = new AbortController();
  const cancel = (): void => interrupt.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const each of signals) process.once(each, cancel);
  let shown = false;
  const onProgress = (progress: JobProgress): void => {
    shown = true;
    terminal.err(`\r${progressText(progress)}\u001b[K`);
  };
  try {
    return await work({ signal: interrupt.signal, ...(terminal.watched === true && { onProgress }) });
  } finally {
    for (const each of signals) process.off(each, cancel);
    if (shown) terminal.err('\r\u001b[K');
  }
}

function progressText({ done, total, remainingMs }: JobProgress): string {
  const percent = total === 0 ? 100 : Math.floor((done * 100) / total);
  return remainingMs === null ? `${percent} %` : `${percent} %, ${Math.ceil(remainingMs / 1_000)} s left`;
}
