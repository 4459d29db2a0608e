/**
 * The command among a windowed program's arguments, or null when they ask for the window. Switches before it are
 * Chromium's (`--no-sandbox` as root); the first bare word begins a command, known or not: a typing error must not open a
 * window in somebody's script.
 * @param args without the program itself
 */
export function commandWords(args: readonly string[]): readonly string[] | null {
  const start = args.findIndex((arg) => !arg.startsWith('-') || arg === '--help' || takesValue.has(arg));
  const first = args[start];
  return first === undefined || takesValue.has(first) ? null : args.slice(start);
}

/** Whether a command brings what opens the vault, or needs no vault at all. */
export function bringsPassphrase(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return (
    environment.DESK_PASSPHRASE !== undefined ||
    words.some((word) => word === '--help' || word === '--passphrase-file' || word.startsWith('--passphrase-file='))
  );
}

/** The window's own options: what follows is no command. */
const takesValue: ReadonlySet<string> = new Set(['--data']);
