import { withDesk } from '../open-desk.ts';
import { readOptions } from '../options.ts';
import type { Command } from '../terminal.ts';

/** On standard output, as the console would save it. Needs no open vault. */
export const diagnostics: Command = async (args, terminal) => {
  const { values } = readOptions(args, {});
  return withDesk(terminal, values, async (desk) => {
    terminal.out(await desk.diagnostics.give());
    return 0;
  });
};
