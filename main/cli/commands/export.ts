import path from 'node:path';
import { type ExportMade, exportFormats, piiLevels } from '../../../preload/contract/export.ts';
import { exportRhythms } from '../../../preload/contract/export-schedule.ts';
import { sessionStatuses } from '../../../preload/contract/session.ts';
import { asJob } from '../as-job.ts';
import { type DeskOptionsGiven, withDesk } from '../open-desk.ts';
import { oneOf, readOptions, required } from '../options.ts';
import type { Command, Terminal } from '../terminal.ts';

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
    schedule: { type: 'string' },
    scheduled: { type: 'boolean', default: false },
  });
  if (values.schedule !== undefined) return setSchedule(terminal, values, values.schedule, values.out);
  if (values.scheduled) return runScheduled(terminal, values);
  const request = {
    folder: required(values.out, 'out'),
    from: values.from,
    to: values.to,
    status: values.status?.split(',').map((status) => oneOf(status.trim(), sessionStatuses, 'status')) ?? null,
    profile: values.profile ?? null,
    pii: oneOf(values.pii, piiLevels, 'pii'),
    formats: values.format.split(',').map((format) => oneOf(format.trim(), exportFormats, 'format')),
    byteOrderMark: values.bom,
    reason: values.reason,
  };
  return withDesk(terminal, values, async (desk) => {
    const made = await asJob(terminal, (options) => desk.exports.make(request, options));
    tell(terminal, made, values.json);
    return 0;
  });
};

type Given = DeskOptionsGiven & { readonly json: boolean };

/** For cron: makes one export if one is due, and nothing otherwise. */
function runScheduled(terminal: Terminal, given: Given): Promise<0 | 1> {
  return withDesk(terminal, given, async (desk) => {
    const made = await asJob(terminal, ({ signal }) => desk.scheduledExport.run(signal));
    if (made !== null) tell(terminal, made, given.json);
    else terminal.out(given.json ? 'null\n' : 'No export is due.\n');
    return 0;
  });
}

function setSchedule(terminal: Terminal, given: Given, every: string, out: string | undefined): Promise<0 | 1> {
  const rhythm = oneOf(every, [...exportRhythms, 'off'], 'schedule');
  const schedule = rhythm === 'off' ? null : { every: rhythm, folder: path.resolve(required(out, 'out')) };
  return withDesk(terminal, given, async (desk) => {
    await desk.scheduledExport.set(schedule);
    const state = await desk.scheduledExport.state();
    if (given.json) terminal.out(`${JSON.stringify(state)}\n`);
    else if (state.schedule === null) terminal.out('No exports are scheduled.\n');
    else terminal.out(`Exports are made ${state.schedule.every} in ${state.schedule.folder}.\n`);
    return 0;
  });
}

function tell(terminal: Terminal, made: ExportMade, json: boolean): void {
  if (json) {
    terminal.out(`${JSON.stringify(made)}\n`);
    return;
  }
  terminal.out(`${made.folder}: ${made.sessions} sessions, ${made.events} events.\n`);
  terminal.out(`Signed with the key ${made.fingerprint}.\n`);
}
