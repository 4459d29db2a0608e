import type { Problem } from '../../preload/contract/session.ts';
import type { SessionRecord } from '../core/session.ts';
import type { Sessions } from '../core/sessions.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints what a command made of a session: with a link, exit 0; without, the error beside the session as it is, exit 1.
 */
export async function printOutcome(
  terminal: Terminal,
  sessions: Pick<Sessions, 'linkText'>,
  session: SessionRecord,
  json: boolean,
): Promise<0 | 1> {
  const { id, reference, status, requestId, warnings, problem } = session;
  const link = status === 'link-ready' ? (await sessions.linkText(id)).link : null;
  const outcome = {
    id,
    reference,
    status,
    link,
    expiresAt: session.expiresAt?.toISOString() ?? null,
    requestId,
    warnings,
  };
  if (link !== null) {
    terminal.out(json ? `${JSON.stringify(outcome)}\n` : `${reference}  ${link}\n`);
    return 0;
  }
  const message = `${reference} is ${status}: ${sentence(problem)} Request id ${requestId}.`;
  if (json) {
    terminal.out(`${JSON.stringify({ error: { code: problem?.code ?? 'internal', message }, ...outcome, problem })}\n`);
  } else terminal.err(`desk: ${message}\n`);
  return 1;
}

function sentence(problem: Problem | null): string {
  const what = problem === null ? 'there is no link' : `${problem.code}${httpStatusOf(problem)}`;
  switch (problem?.sessionExists) {
    case 'no':
      return `${what}. No session was created.`;
    case 'yes':
      return `${what}. A session exists at Zastrpay.`;
    default:
      return `${what}. Whether a session exists at Zastrpay is not known.`;
  }
}

const httpStatusOf = ({ httpStatus }: Problem): string => (httpStatus === null ? '' : ` (HTTP ${httpStatus})`);
