import { exportFormats, piiLevels } from '../../../preload/contract/export.ts';
import { sessionStatuses } from '../../../preload/contract/session.ts';
import { asJob } from '../as-job.ts';
import { withDesk } from '../open-desk.ts';
import { oneOf, readOptions, required } from '../options.ts';
import type { Command } from '../terminal.ts';

export const makeExport: Command = async (args, terminal) => {
  const { values } = readOptions(args, {
    out: { type: 'string' },
    from: { type: 'string', default: '' },
    to: { type: 'string', default: '' },
    status: { type: 'string' },
    pii: { type: 'string', default: 'none' },
    format: { type: 'string', default: exportFormats.join(',') },
    reason: { type: 'string', default: '' },
    bom: { type: 'boolean', default: false },
  });
  const request = {
    folder: required(values.out, 'out'),
    from: values.from,
    to: values.to,
    status: values.status === undefined ? null : oneOf(values.status, sessionStatuses, 'status'),
    pii: oneOf(values.pii, piiLevels, 'pii'),
    formats: values.format.split(',').map((format) => oneOf(format.trim(), exportFormats, 'format')),
    byteOrderMark: values.bom,
    reason: values.reason,
  };
  return withDesk(terminal, values, async (desk) => {
    const made = await asJob(terminal, (options) => desk.exports.make(request, options));
    if (values.json) terminal.out(`${JSON.stringify(made)}\n`);
    else {
      terminal.out(`${made.folder}: ${made.sessions} sessions, ${made.events} events.\n`);
      terminal.out(`Signed with the key ${made.fingerprint}.\n`);
    }
    return 0;
  });
};
