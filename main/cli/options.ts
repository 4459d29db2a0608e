import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './terminal.ts';

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;

/** Options that every command takes. */
export const commonOptions = {
  data: { type: 'string' },
  profile: { type: 'string' },
  json: { type: 'boolean', default: false },
  'passphrase-file': { type: 'string' },
} as const satisfies OptionsConfig;

/** The command's own options and the common ones, parsed strictly. @throws UsageError */
export function readOptions<const O extends OptionsConfig>(
  args: readonly string[],
  own: O,
  positionals = 0,
  nameWhat = 'Name exactly one session.',
) {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: { ...commonOptions, ...own },
      allowPositionals: positionals > 0,
      strict: true,
    });
    if (parsed.positionals.length !== positionals) throw new UsageError(nameWhat);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : 'Unknown option.');
  }
}

/** @throws UsageError when the option was not given */
export function required(value: string | undefined, option: string): string {
  if (value === undefined) throw new UsageError(`--${option} is missing.`);
  return value;
}

/** @throws UsageError unless the value is one of `allowed` */
export function oneOf<T extends string>(value: string, allowed: readonly T[], option: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new UsageError(`--${option} takes one of: ${allowed.join(', ')}.`);
  return found;
}
