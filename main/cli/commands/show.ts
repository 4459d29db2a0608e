import { withDesk } from '../open-desk.ts';
import { readOptions } from '../options.ts';
import type { Command } from '../terminal.ts';

export const show: Command = async (args, terminal) => {
  const { values, positionals } = readOptions(args, { reveal: { type: 'boolean', default: false } }, 1);
  return withDesk(terminal, values, async (desk) => {
    const session = await desk.sessions.show(positionals[0] ?? '');
    const open = (await desk.vault.state()).state === 'open';
    const link = session.linkAvailable && open ? (await desk.sessions.linkText(session.id)).link : null;
    const customer = values.reveal ? await desk.sessions.reveal(session.id) : session.customer;
    const erasedBecause = session.status === 'erased' && open ? await desk.erasure.reason(session.id) : null;
    const erasure = erasedBecause === null ? {} : { erasedBecause };
    if (values.json) terminal.out(`${JSON.stringify({ ...session, customer, link, ...erasure })}\n`);
    else {
      terminal.out(`${session.reference}  ${session.status} (${session.origin})  ${session.profile}\n`);
      terminal.out(`id ${session.id}\nrequest ${session.requestId}\nexpires ${session.expiresAt ?? 'unknown'}\n`);
      if (link !== null) terminal.out(`${link}\n`);
      if (erasedBecause !== null) terminal.out(`erased because: ${erasedBecause}\n`);
      for (const { at, kind, actor, origin } of session.timeline) terminal.out(`${at}  ${kind}  ${origin}  ${actor}\n`);
    }
    return 0;
  });
};
