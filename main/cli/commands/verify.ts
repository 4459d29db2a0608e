import type { Finding } from '../../../preload/contract/export.ts';
import { verifyExport } from '../../jobs/verifiers.ts';
import { resourceFile } from '../../resources.ts';
import { asJob } from '../as-job.ts';
import { withDesk } from '../open-desk.ts';
import { readOptions } from '../options.ts';
import type { Command, Terminal } from '../terminal.ts';

/** Needs no desk: an auditor has only the folder. */
export const verify: Command = async (args, terminal) => {
  const own = { key: { type: 'string' } } as const;
  const { values, positionals } = readOptions(args, own, 1, 'Name exactly one folder.');
  const found = await asJob(terminal, (options) =>
    verifyExport(resourceFile('verify.mjs'), positionals[0] ?? '', values.key ?? null, options),
  );
  if (!found.holds) return printFindings(terminal, 'export-broken', found, values.json);
  if (values.json) terminal.out(`${JSON.stringify(found)}\n`);
  else {
    terminal.out(`The export of ${found.madeAt} holds: ${found.sessions} sessions, ${found.events} events.\n`);
    terminal.out(`Signed with the key ${found.fingerprint}.\n`);
  }
  return 0;
};

export const verifyLog: Command = async (args, terminal) => {
  const { values } = readOptions(args, {});
  return withDesk(terminal, values, async (desk) => {
    const found = await asJob(terminal, (options) => desk.proof.verifyLog(options));
    if (!found.holds) return printFindings(terminal, 'log-broken', found, values.json);
    if (values.json) {
      terminal.out(`${JSON.stringify(found)}\n`);
      return 0;
    }
    const { events, signedUpTo, fingerprint, keyProven } = found;
    terminal.out(`The log holds: ${events} events, signed up to event ${signedUpTo}.\n`);
    if (fingerprint !== null) {
      terminal.out(`The desk's key is ${fingerprint}${keyProven ? '' : ' (not proven: the vault is locked)'}.\n`);
    }
    terminal.out(
      'Not shown: a cut after the last signature, or a log rebuilt as a whole by somebody who can open the\n',
    );
    terminal.out('vault. Exports kept elsewhere show both: their last event and key must be found in this log.\n');
    return 0;
  });
};

/** The error beside what was found, exit 1. */
function printFindings(
  terminal: Terminal,
  code: 'export-broken' | 'log-broken',
  found: { readonly findings: readonly Finding[] },
  json: boolean,
): 1 {
  const sentences = found.findings.map(
    ({ file, row, what }) => `${file}${row === null ? '' : `, row ${row}`} ${what}.`,
  );
  if (json) {
    const error = { code, message: sentences[0] ?? 'It does not hold.' };
    terminal.out(`${JSON.stringify({ error, ...found })}\n`);
  } else for (const sentence of sentences) terminal.err(`desk: ${sentence}\n`);
  return 1;
}
