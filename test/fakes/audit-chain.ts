import Database from 'better-sqlite3';
import { z } from 'zod';
import { type ChainedFields, chainHash, genesisHash } from '../../main/core/audit.ts';

const eventRows = z.array(
  z.object({
    sequence: z.int(),
    at: z.int().transform((ms) => new Date(ms).toISOString()),
    session: z.string().nullable(),
    kind: z.string(),
    actor: z.string(),
    origin: z.string(),
    data: z.string(),
    previousHash: z.string(),
    hash: z.string(),
  }),
);

/** Every event in the database, read behind the log's back. */
export function chainOf(file: string): readonly (ChainedFields & { readonly hash: string })[] {
  const database = new Database(file, { readonly: true });
  try {
    return eventRows.parse(
      database.prepare('SELECT *, previous_hash AS previousHash FROM events ORDER BY sequence').all(),
    );
  } finally {
    database.close();
  }
}

/** The first sequence number at which the chain does not hold, or null. */
export function firstBreak(events: ReturnType<typeof chainOf>): number | null {
  let previousHash = genesisHash;
  for (const [at, { hash, ...event }] of events.entries()) {
    if (event.sequence !== at + 1 || event.previousHash !== previousHash || hash !== chainHash(event)) return at + 1;
    previousHash = hash;
  }
  return null;
}
