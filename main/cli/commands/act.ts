import { withDesk } from '../open-desk.ts';
import { readOptions } from '../options.ts';
import { printOutcome } from '../session-outcome.ts';
import type { Command } from '../terminal.ts';

export const retry: Command = async (args, terminal) => {
  const { values, positionals } = readOptions(args, {}, 1);
  return withDesk(terminal, values, async (desk) => {
    const session = await desk.recovery.retry(positionals[0] ?? '');
    return printOutcome(terminal, desk.sessions, session, values.json);
  });
};

export const replace: Command = async (args, terminal) => {
  const { values, positionals } = readOptions(args, {}, 1);
  return withDesk(terminal, values, async (desk) => {
    const session = await desk.registration.replace(positionals[0] ?? '');
    return printOutcome(terminal, desk.sessions, session, values.json);
  });
};

export const cancel: Command = async (args, terminal) => {
  const { values, positionals } = readOptions(args, {}, 1);
  return withDesk(terminal, values, async (desk) => {
    const { id, reference, status, origin } = await desk.cancellation.cancel(positionals[0] ?? '');
    const line = `${reference} is ${status} (${origin}).`;
    terminal.out(values.json ? `${JSON.stringify({ id, reference, status, origin })}\n` : `${line}\n`);
    return 0;
  });
};

/** Exit 1 while anything stays unknown. */
export const resume: Command = async (args, terminal) => {
  const { values } = readOptions(args, {});
  return withDesk(terminal, values, async (desk) => {
    const sessions = await desk.recovery.resume();
    const rows = sessions.map(({ id, reference, status, problem }) => ({ id, reference, status, problem }));
    if (values.json) terminal.out(`${JSON.stringify(rows)}\n`);
    else if (rows.length === 0) terminal.out('Nothing is unresolved.\n');
    else for (const { reference, status } of rows) terminal.out(`${reference}  ${status}\n`);
    return rows.some(({ status }) => status === 'unknown') ? 1 : 0;
  });
};
