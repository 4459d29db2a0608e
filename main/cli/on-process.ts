import type { OsKeyProtector } from '../core/ports/vault.ts';
import { runCommand } from './run.ts';

/**
 * Runs a command line on this process' own input, output and environment.
 * @param keyStore the system's, where the program can reach it
 * @returns its exit code, all output written
 */
export async function runOnProcess(args: readonly string[], keyStore?: OsKeyProtector): Promise<0 | 1 | 2> {
  // A reader that has seen enough (`desk list | head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const code = await runCommand(args, {
    stdin: process.stdin,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    watched: process.stderr.isTTY === true,
    environment: process.env,
    ...(keyStore !== undefined && { keyStore }),
  });
  await Promise.all([process.stdout, process.stderr].map(written));
  return code;
}

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => stream.write('', () => resolve()));
