import type { Problem } from '../../../preload/contract/session.ts';
import { systemRandomness } from '../../shell/system.ts';
import { formFromFile } from '../customer-file.ts';
import { withDesk } from '../open-desk.ts';
import { readOptions, required } from '../options.ts';
import type { Command } from '../run.ts';
import { parseJson, readInput } from '../terminal.ts';

/** Exit 0 only with a link: everything else is printed as the session it is, with the error beside it. */
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
    const { id, reference, status, requestId, warnings, problem } = session;
    const ready = status === 'link-ready' ? await desk.sessions.link(id) : null;
    const created = {
      id,
      reference,
      status,
      link: ready?.link ?? null,
      expiresAt: session.expiresAt?.toISOString() ?? null,
      requestId,
      warnings,
    };
    if (ready !== null) {
      terminal.out(values.json ? `${JSON.stringify(created)}\n` : `${reference}  ${ready.link}\n`);
      return 0;
    }
    const message = `${reference} is ${status}: ${sentence(problem)} Request id ${requestId}.`;
    if (values.json) {
      terminal.out(
        `${JSON.stringify({ error: { code: problem?.code ?? 'internal', message }, ...created, problem })}\n`,
      );
    } else terminal.err(`desk: ${message}\n`);
    return 1;
  });
};

function sentence(problem: Problem | null): string {
  const what = problem === null ? 'there is no link' : `${problem.code}${status(problem)}`;
  switch (problem?.sessionExists) {
    case 'no':
      return `${what}. No session was created.`;
    case 'yes':
      return `${what}. A session exists at Zastrpay.`;
    default:
      return `${what}. Whether a session exists at Zastrpay is not known.`;
  }
}

const status = ({ httpStatus }: Problem): string => (httpStatus === null ? '' : ` (HTTP ${httpStatus})`);
