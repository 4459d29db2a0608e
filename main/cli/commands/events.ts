import { withDesk } from '../open-desk.ts';
import { readOptions } from '../options.ts';
import { type Command, readInput, UsageError } from '../terminal.ts';

/** Exit 1 when a piece of the text was no event: what could be read is taken in all the same. */
export const importEvents: Command = async (args, terminal) => {
  const [file, ...options] = args;
  if (file === undefined || (file.startsWith('--') && file !== '-')) throw new UsageError('Name a file, or - .');
  const { values } = readOptions(options, {});
  const text = await readInput(terminal, file);
  return withDesk(terminal, values, async (desk) => {
    const counts = await desk.eventSources.takeText(text);
    const { moved, noted, repeat, unmatched, others, unreadable } = counts;
    if (values.json) terminal.out(`${JSON.stringify(counts)}\n`);
    else {
      terminal.out(
        `${moved} moved a session, ${noted} changed nothing, ${repeat} seen before, ${unmatched} unmatched.\n`,
      );
      if (others > 0) terminal.out(`${others} of other types were left alone.\n`);
      if (unreadable > 0) terminal.err(`desk: ${unreadable} pieces are no events.\n`);
    }
    return unreadable > 0 ? 1 : 0;
  });
};
