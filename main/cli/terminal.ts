import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Failure } from '../core/failure.ts';
import type { OsKeyProtector } from '../core/ports/vault.ts';

/** What a command is given of the outside; tests pass their own. */
export interface Terminal {
  readonly stdin: Readable;
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody watches what goes to `err`. */
  readonly watched?: boolean;
  /** Secrets are taken out of it as soon as they are read, so that no child process inherits them. */
  readonly environment: Record<string, string | undefined>;
  /** The system's key store, where the program can reach it. */
  readonly keyStore?: OsKeyProtector;
}

/** Runs a command with what follows its name. @returns 0 done, 1 failed; throws `UsageError` and `Failure` */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<0 | 1>;

/** Wrong words on the command line: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A file's text, or standard input for `-`. @throws Failure `file-unreadable` */
export async function readInput(terminal: Terminal, fileOrDash: string): Promise<string> {
  if (fileOrDash === '-') return text(terminal.stdin);
  try {
    return await readFile(fileOrDash, 'utf8');
  } catch (error) {
    throw new Failure('file-unreadable', `The file cannot be read (${reasonOf(error)}).`, { cause: error });
  }
}

/** Text → JSON. @throws Failure `file-unreadable`; the message never quotes the text, which may be personal */
export function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new Failure('file-unreadable', 'The input is not valid JSON.');
  }
}

/** An errno code such as ENOENT, for a message. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';
