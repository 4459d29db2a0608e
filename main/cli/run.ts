import type { DeskErrorCode } from '../../preload/contract/errors.ts';
import { Failure } from '../core/failure.ts';
import { cancel, replace, resume, retry } from './commands/act.ts';
import { backup, restore } from './commands/backup.ts';
import { create } from './commands/create.ts';
import { diagnostics } from './commands/diagnostics.ts';
import { erase } from './commands/erase.ts';
import { importEvents } from './commands/events.ts';
import { makeExport } from './commands/export.ts';
import { list } from './commands/list.ts';
import { addProfile, listProfiles, testProfile } from './commands/profile.ts';
import { retention } from './commands/retention.ts';
import { show } from './commands/show.ts';
import { changePassphrase, rotateVault } from './commands/vault.ts';
import { verify, verifyLog } from './commands/verify.ts';
import { type Command, type Terminal, UsageError } from './terminal.ts';
import { usage } from './usage.ts';

const commands: Readonly<Record<string, Command>> = {
  'profile add': addProfile,
  'profile list': listProfiles,
  'profile test': testProfile,
  create,
  list,
  show,
  retry,
  cancel,
  replace,
  resume,
  'events import': importEvents,
  export: makeExport,
  verify,
  'verify-log': verifyLog,
  diagnostics,
  erase,
  retention,
  backup,
  restore,
  'vault change-passphrase': changePassphrase,
  'vault rotate': rotateVault,
};

/** One command line → its exit code. Errors are one clear line, or `{"error": {code, message}}` with `--json`. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  if (args.length === 0 || args.includes('--help') || args[0] === 'help') {
    terminal.out(usage);
    return args.length === 0 ? 2 : 0;
  }
  try {
    const twoWords = commands[args.slice(0, 2).join(' ')];
    const oneWord = commands[args[0] ?? ''];
    if (twoWords !== undefined) return await twoWords(args.slice(2), terminal);
    if (oneWord !== undefined) return await oneWord(args.slice(1), terminal);
    throw new UsageError('There is no such command.');
  } catch (error) {
    const isUsage = error instanceof UsageError;
    const { code, message } = isUsage
      ? { code: 'usage', message: error.message }
      : error instanceof Failure
        ? { code: error.code, message: `${error.message}${adviceFor(error.code)}` }
        : { code: 'internal', message: `Something unexpected went wrong (${nameOf(error)}).` };
    if (args.includes('--json')) terminal.out(`${JSON.stringify({ error: { code, message } })}\n`);
    else terminal.err(isUsage ? `desk: ${message} Try --help.\n` : `desk: ${message}\n`);
    return isUsage ? 2 : 1;
  }
}

const adviceFor = (code: DeskErrorCode): string =>
  code === 'vault-locked' || code === 'vault-missing' ? ' Set DESK_PASSPHRASE or use --passphrase-file.' : '';

// The message of an unexpected error may quote anything; its class cannot.
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
