import { systemRandomness } from '../../shell/system.ts';
import { formFromFile } from '../customer-file.ts';
import { withDesk } from '../open-desk.ts';
import { readOptions, required } from '../options.ts';
import { printOutcome } from '../session-outcome.ts';
import { type Command, parseJson, readInput } from '../terminal.ts';

export const create: Command = async (args, terminal) => {
  const { values } = readOptions(args, { file: { type: 'string' } });
  const json = parseJson(await readInput(terminal, required(values.file, 'file')));
  return withDesk(terminal, values, async (desk) => {
    const profile =
      values.profile === undefined ? await desk.profiles.active() : await desk.profiles.find(values.profile);
    const form = formFromFile(json, profile.locale);
    const session = await desk.registration.create(
      { id: systemRandomness().uuid(), form },
      // Nobody is there to be asked: a second session for the same person is created, and said in the warnings.
      { profile: profile.id, anyway: 'command line' },
    );
    return printOutcome(terminal, desk.sessions, session, values.json);
  });
};
