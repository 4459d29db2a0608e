import { z } from 'zod';
import type { TimelineEntry } from '../../preload/contract/session.ts';
import { type AuditEntry, canonicalData, chainHash, genesisHash } from '../core/audit.ts';
import type { Reading, Writing } from './connection.ts';
import { instant, origin, storedData } from './stored-shapes.ts';

/**
 * Appends to the audit chain, in the transaction of the change it speaks of.
 * @returns the event's sequence number
 */
export function appendEvent(to: Writing, entry: AuditEntry): number {
  const last = to.one(lastRow, 'SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1');
  const event = {
    sequence: (last?.sequence ?? 0) + 1,
    at: entry.at.toISOString(),
    // A stranger's id may hold half a surrogate pair, which the database would store as something else than was hashed.
    session: entry.session?.toWellFormed() ?? null,
    kind: entry.kind,
    actor: entry.actor,
    origin: entry.origin,
    data: canonicalData(entry.data),
    previousHash: last?.hash ?? genesisHash,
  };
  to.run(
    `INSERT INTO events (sequence, at, session, kind, actor, origin, data, previous_hash, hash)
     VALUES (@sequence, @at, @session, @kind, @actor, @origin, @data, @previousHash, @hash)`,
    { ...event, at: entry.at.getTime(), hash: chainHash(event) },
  );
  return event.sequence;
}

/** What happened to one session, in order. */
export function timelineOf(from: Reading, session: string): readonly TimelineEntry[] {
  const rows = from.each(
    eventRow,
    'SELECT sequence, at, kind, actor, origin, data FROM events WHERE session = @session ORDER BY sequence',
    { session },
  );
  return [...rows].map((row) => ({ ...row, at: row.at.toISOString() }));
}

const lastRow = z.object({ sequence: z.int(), hash: z.string() });

const eventRow = z.object({
  sequence: z.int(),
  at: instant,
  kind: z.string(),
  actor: z.string(),
  origin,
  data: storedData,
});
