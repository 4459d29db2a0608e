import { z } from 'zod';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { SealedAnswer } from '../core/session.ts';
import type { Reading, Writing } from './connection.ts';
import { type Owner, withKey, withNewKey } from './sealing.ts';
import { blob } from './stored-shapes.ts';

/** Why a session was erased: sealed, with a key of its own, because the session's key is gone by then. */
export function keepReason(to: Writing, keys: KeyWrapper, session: string, reason: string, at: Date): void {
  const sealed = withNewKey(keys, ownerOf(session), (sealer, wrappedKey) => ({
    wrappedKey,
    reason: sealer.seal('reason', reason),
  }));
  to.run('INSERT INTO erasures (session, at, wrapped_key, reason) VALUES (@session, @at, @wrappedKey, @reason)', {
    session,
    at: at.getTime(),
    ...sealed,
  });
}

/** The reason as it was given, or nothing where retention erased. @throws Failure `vault-locked` */
export function whyErased(from: Reading, keys: KeyWrapper, session: string): Pick<Partial<SealedAnswer>, 'reason'> {
  const row = from.one(reasonRow, 'SELECT session, wrapped_key, reason FROM erasures WHERE session = @session', {
    session,
  });
  if (row === undefined) return {};
  return {
    reason: withKey(keys, ownerOf(row.session), row.wrapped_key, (sealer) => sealer.open('reason', row.reason)),
  };
}

/** Marks the event as the last erasure: backups from before it still hold what was erased. */
export function rememberErasure(to: Writing, sequence: number): void {
  to.run(
    `INSERT INTO settings (name, value) VALUES ('last-erasure', @value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    { value: String(sequence) },
  );
}

/** The sequence number of the last erasure's event; 0 before the first. */
export function lastErasure(from: Reading): number {
  const row = from.one(lastRow, "SELECT CAST(value AS INTEGER) AS sequence FROM settings WHERE name = 'last-erasure'");
  return row?.sequence ?? 0;
}

const ownerOf = (id: string): Owner => ({ kind: 'erasure', id });

const reasonRow = z.object({ session: z.string(), wrapped_key: blob, reason: blob });
const lastRow = z.object({ sequence: z.int() });
