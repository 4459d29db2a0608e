import { setPriority } from 'node:os';

/** As `nice` has it unless told otherwise. */
const behindOthers = 10;

/**
 * Puts the thread that calls it behind everybody else who wants the processor: whoever has a customer on the phone comes
 * before an export. On Linux alone, where a priority belongs to a thread; elsewhere it would be the whole program's.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(behindOthers);
  } catch {
    // Where that is forbidden the job runs as everything else does.
  }
}
