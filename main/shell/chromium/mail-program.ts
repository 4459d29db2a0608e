import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../core/failure.ts';
import type { MailProgram } from '../../core/ports/handover.ts';
import { mayOpenOutside } from '../outside.ts';

/** What the system opens an address with. */
export interface Opener {
  readonly program: string;
  /** Before the address. */
  readonly args: readonly string[];
}

/** Some openers end at once, others with the mail program: whoever has not failed by then has not failed. */
const patienceMs = 4_000;

/** The system's opener; null where there is none. No shell of the system's is asked, which would read more into an address. */
export function openerOf(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Opener | null {
  switch (platform) {
    case 'darwin':
      return { program: '/usr/bin/open', args: [] };
    case 'win32': {
      const system = path.win32.join(environment.SystemRoot ?? 'C:\\Windows', 'System32');
      return { program: path.win32.join(system, 'rundll32.exe'), args: ['url.dll,FileProtocolHandler'] };
    }
    default: {
      // By its full path: what is judged now is what runs later.
      const program = (environment.PATH ?? '')
        .split(path.delimiter)
        .filter((folder) => path.isAbsolute(folder))
        .map((folder) => path.join(folder, 'xdg-open'))
        .find((file) => existsSync(file));
      return program === undefined ? null : { program, args: [] };
    }
  }
}

/** The program that the system opens `mailto:` with: the only thing the desk ever lets the system open. Null without one. */
export function openedMail(opener: Opener | null = openerOf()): MailProgram | null {
  if (opener === null) return null;
  return {
    async openDraft(address) {
      if (!mayOpenOutside(address)) throw new Failure('mail-unavailable', 'This is no mail draft of the desk’s.');
      try {
        await started(opener, address);
      } catch (cause) {
        throw new Failure('mail-unavailable', 'The system has no mail program that takes a draft.', { cause });
      }
    },
  };
}

/** Resolves once it has ended well, or goes on: the mail program is none of the desk's, and outlives it. */
async function started({ program, args }: Opener, address: string): Promise<void> {
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true, windowsHide: true });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    // Without its words: they would quote the address.
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the opener ended with ${code}`))));
  });
  const limit = new AbortController();
  const patience = sleep(patienceMs, undefined, { signal: limit.signal, ref: false }).catch(() => undefined);
  try {
    await Promise.race([ended, patience]);
  } finally {
    limit.abort();
    child.unref();
  }
}
