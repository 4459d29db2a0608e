import { readFile } from 'node:fs/promises';
import path from 'node:path';
import log from 'electron-log/node';
import { Failure } from './core/failure.ts';
import type { JournalReader } from './core/ports/diagnostics.ts';
import type { Journal } from './core/ports/system.ts';

const largestFileBytes = 1024 * 1024;

/**
 * `logs/desk.log` in the data folder; at one megabyte it becomes `desk.old.log`. Nothing goes to the console, which is
 * the command line's answer.
 */
export function openJournal(dataFolder: string): Journal {
  const file = path.join(dataFolder, 'logs', 'desk.log');
  const logger = log.create({ logId: file });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => file;
  logger.transports.file.maxSize = largestFileBytes;
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.format = ({ data, level, message }) => [
    `${message.date.toISOString()} ${level} ${data.join(' ')}`,
  ];
  return {
    info: (what, detail) => logger.info(what, ...(detail ? [JSON.stringify(detail)] : [])),
    error: (what, cause) => logger.error(what, JSON.stringify(describeCause(cause))),
  };
}

/** What the journal of this folder says, the older file first. */
export function readJournal(dataFolder: string): JournalReader {
  const linesOf = async (name: string): Promise<readonly string[]> => {
    const text = await readFile(path.join(dataFolder, 'logs', name), 'utf8').catch(() => '');
    return text.split(/\r?\n/).filter((line) => line !== '');
  };
  return {
    async lines(most) {
      return [...(await linesOf('desk.old.log')), ...(await linesOf('desk.log'))].slice(-most);
    },
  };
}

interface DescribedCause {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly at?: readonly string[];
  readonly detail?: Readonly<Record<string, number | boolean>>;
  readonly cause?: DescribedCause;
}

/**
 * What of a cause may be written down. The message of a stranger's error is left out, because it may quote anything (a
 * JSON parser quotes its input); its class, its code and the place in the code cannot. A `Failure` is ours: its message
 * is free of personal data by rule.
 */
export function describeCause(cause: unknown): DescribedCause {
  if (!(cause instanceof Error)) return { name: typeof cause, ...harmlessDetail(cause) };
  const code = 'code' in cause ? cause.code : undefined;
  const at = framesOf(cause);
  return {
    name: cause.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    ...(cause instanceof Failure && { message: cause.message }),
    ...(at.length > 0 && { at }),
    ...(cause.cause instanceof Error && { cause: describeCause(cause.cause) }),
  };
}

const framesOf = (error: Error): readonly string[] =>
  (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());

function harmlessDetail(cause: unknown): Pick<DescribedCause, 'detail'> {
  if (typeof cause !== 'object' || cause === null) return {};
  const detail = Object.fromEntries(
    Object.entries(cause).filter(([, value]) => typeof value === 'number' || typeof value === 'boolean'),
  );
  return Object.keys(detail).length > 0 ? { detail } : {};
}
