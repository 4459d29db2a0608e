import type { Erased, ErasurePreview } from '../../../preload/contract/privacy.ts';
import { withDesk } from '../open-desk.ts';
import { readOptions, required } from '../options.ts';
import type { Command } from '../terminal.ts';

/** Exit 1 when backups from before could not be renewed, or something of the same person is left. */
export const erase: Command = async (args, terminal) => {
  const { values, positionals } = readOptions(
    args,
    {
      reason: { type: 'string' },
      'same-person': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
    1,
  );
  const [id = ''] = positionals;
  const reach = values['same-person'] ? 'person' : 'session';
  const reason = values['dry-run'] ? '' : required(values.reason, 'reason');
  return withDesk(terminal, values, async (desk) => {
    const erased = values['dry-run'] ? null : await desk.erasure.erase(id, reason, reach);
    const report = erased ?? (await desk.erasure.preview(id, reach));
    if (values.json) terminal.out(`${JSON.stringify({ ...report, atZastrpay: 'nothing was erased' })}\n`);
    else terminal.out(erased === null ? preview(report) : sentences(erased));
    return erased !== null && (erased.backups === 'failed' || erased.unsettled.length > 0) ? 1 : 0;
  });
};

const references = (sessions: ErasurePreview['sessions']): string =>
  sessions.map(({ reference }) => reference).join(', ');

function preview({ sessions, draft, ...rest }: ErasurePreview): string {
  return `Would be erased: ${references(sessions)}${draft ? ' and the unfinished form' : ''}.\n${leftOut(rest)}`;
}

function sentences({ sessions, draft, backups, ...rest }: Erased): string {
  const backupLine = {
    renewed: 'The desk’s own backups were made anew.\n',
    none: '',
    failed: 'Older backups still hold the data, sealed: they could not be made anew. The next start tries again.\n',
  }[backups];
  return (
    `Erased here: ${references(sessions)}${draft ? ' and the unfinished form' : ''}.\n` +
    `Nothing was erased at Zastrpay: ask for that there.\n` +
    `Backups and exports that were put elsewhere, and logs set aside by a restore, are not touched.\n` +
    `${backupLine}${leftOut(rest)}`
  );
}

function leftOut({ unsettled, sameEmailOnly }: Pick<ErasurePreview, 'unsettled' | 'sameEmailOnly'>): string {
  return (
    (unsettled.length > 0
      ? `Not erased, because they are under way or of unknown outcome: ${references(unsettled)}.\n`
      : '') +
    (sameEmailOnly.length > 0 ? `Not erased, the same e-mail address only: ${references(sameEmailOnly)}.\n` : '')
  );
}
