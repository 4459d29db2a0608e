import { z } from 'zod';
import type { CustomerData } from '../../preload/contract/registration.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import type { SessionRecord } from '../core/session.ts';
import { type Owner, withKey } from './sealing.ts';
import {
  blob,
  environment,
  instant,
  origin,
  readJson,
  sessionStatus,
  storedCustomer,
  storedProblem,
  storedWarnings,
} from './stored-shapes.ts';

/** What of a session a list needs: the clear columns, the key and the customer, but no body, token, link or answer. */
export const sessionColumns = `s.number, s.id, s.reference, s.profile_id, s.environment, s.request_id, s.status, s.origin,
  s.locale, s.created_at, s.changed_at, s.expires_at, s.replaces, s.replaced_by, s.warnings, s.problem, s.wrapped_key,
  s.customer`;

export const sessionRow = z.object({
  number: z.int(),
  id: z.string(),
  reference: z.string(),
  profile_id: z.string(),
  environment,
  request_id: z.string(),
  status: sessionStatus,
  origin,
  locale: z.string(),
  created_at: instant,
  changed_at: instant,
  expires_at: instant.nullable(),
  replaces: z.string().nullable(),
  replaced_by: z.string().nullable(),
  warnings: storedWarnings,
  problem: storedProblem,
  wrapped_key: blob.nullable(),
  customer: blob.nullable(),
});

export type SessionRow = z.infer<typeof sessionRow>;

export const ownerOf = (id: string): Owner => ({ kind: 'session', id });

/** The row as the use-cases know it; the customer only while the vault is open. @throws Failure `log-damaged`, `vault-damaged` */
export function recordOf(row: SessionRow, keys: KeyWrapper): SessionRecord {
  return {
    id: row.id,
    reference: row.reference,
    profileId: row.profile_id,
    environment: row.environment,
    requestId: row.request_id,
    status: row.status,
    origin: row.origin,
    locale: row.locale,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    expiresAt: row.expires_at,
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    warnings: row.warnings,
    problem: row.problem,
    customer: keys.isOpen() ? customerOf(row, keys) : null,
  };
}

/** Null after erasure. */
function customerOf({ id, wrapped_key, customer }: SessionRow, keys: KeyWrapper): CustomerData | null {
  if (wrapped_key === null || customer === null) return null;
  return withKey(keys, ownerOf(id), wrapped_key, (sealer) =>
    readJson(storedCustomer, sealer.open('customer', customer)),
  );
}
