import { z } from 'zod';
import type { SessionStatus } from '../../preload/contract/session.ts';
import type { OutcomeEvent } from '../core/outcome.ts';
import type { OutcomeLog } from '../core/ports/outcomes.ts';
import type { Connection, Reading, Writing } from './connection.ts';
import { appendEvent } from './events.ts';
import { instant, origin, sessionStatus } from './stored-shapes.ts';

/** Zastrpay's events, each envelope once. They hold ids and times, so a locked desk takes them in as well. */
export function createOutcomeLog(log: Connection): OutcomeLog {
  return {
    async receive(event, from, entry) {
      return log.write((to) => {
        if (to.one(idRow, 'SELECT id FROM envelopes WHERE id = @id', { id: event.id }) !== undefined) return 'repeat';
        const session = statusOf(to, event.sessionId);
        remember(to, event, session !== undefined, entry.at);
        if (session !== undefined && moves(session, event, from)) {
          to.run('UPDATE sessions SET status = @status, origin = @origin, changed_at = @at WHERE number = @number', {
            number: session.number,
            status: statusAfter[event.type],
            origin: entry.origin,
            at: entry.at.getTime(),
          });
          appendEvent(to, entry);
          return 'moved';
        }
        appendEvent(to, { ...entry, kind: 'outcome.received', data: { ...entry.data, type: event.type } });
        return session === undefined ? 'unmatched' : 'noted';
      });
    },

    async unmatched(limit) {
      return log.read((from) =>
        [
          ...from.each(
            envelopeRow,
            `SELECT id, type, session, happened_at, received_at FROM envelopes WHERE matched = 0
             ORDER BY number DESC LIMIT @limit`,
            { limit },
          ),
        ].map(({ id, type, session, happened_at, received_at }) => ({
          event: { id, type, sessionId: session, at: happened_at },
          receivedAt: received_at,
        })),
      );
    },
  };
}

const statusAfter: Readonly<Record<OutcomeEvent['type'], SessionStatus>> = {
  CustomerRegistered: 'registered',
  RedirectSessionCancelled: 'cancelled',
};

/** What an operator had only marked becomes Zastrpay's word. */
const moves = (session: z.infer<typeof statusRow>, event: OutcomeEvent, from: readonly SessionStatus[]): boolean =>
  from.includes(session.status) || (session.status === statusAfter[event.type] && session.origin !== 'zastrpay');

const statusOf = (from: Reading, id: string): z.infer<typeof statusRow> | undefined =>
  from.one(statusRow, 'SELECT number, status, origin FROM sessions WHERE id = @id', { id });

function remember(to: Writing, event: OutcomeEvent, matched: boolean, receivedAt: Date): void {
  to.run(
    `INSERT INTO envelopes (id, type, session, happened_at, received_at, matched)
     VALUES (@id, @type, @session, @happenedAt, @receivedAt, @matched)`,
    {
      id: event.id,
      type: event.type,
      session: event.sessionId,
      happenedAt: event.at?.getTime() ?? null,
      receivedAt: receivedAt.getTime(),
      matched: matched ? 1 : 0,
    },
  );
}

const idRow = z.object({ id: z.string() });
const statusRow = z.object({ number: z.int(), status: sessionStatus, origin });
const envelopeRow = z.object({
  id: z.string(),
  type: z.enum(['CustomerRegistered', 'RedirectSessionCancelled']),
  session: z.string(),
  happened_at: instant.nullable(),
  received_at: instant,
});
