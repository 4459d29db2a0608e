import { createHash } from 'node:crypto';
import type { Origin } from '../../preload/contract/session.ts';

/** Every kind of event the log can hold. */
export type AuditKind =
  | 'desk.started'
  | 'desk.stopped'
  | 'preferences.changed'
  | 'vault.created'
  | 'vault.opened'
  | 'vault.locked'
  | 'profile.added'
  | 'profile.key-set'
  | 'profile.activated'
  | 'session.sending'
  | 'session.answered'
  | 'session.held'
  | 'session.released'
  | 'session.refused'
  | 'session.outcome-unknown'
  | 'session.handed-over'
  | 'session.draft-opened'
  | 'session.call-step'
  | 'session.displayed'
  | 'merchant.changed'
  | 'session.registered'
  | 'session.cancelled'
  | 'session.cancel-failed'
  | 'session.expired'
  | 'session.replaced'
  | 'session.erased'
  | 'session.revealed'
  | 'outcome.received'
  | 'retention.changed'
  | 'retention.run'
  | 'backup.made'
  | 'log.restored'
  | 'vault.passphrase-changed'
  | 'vault.rotated'
  | 'auto-lock.changed'
  | 'waiting-hours.changed'
  | 'event-source.changed'
  | 'export.made'
  | 'export-schedule.changed'
  | 'export.verified'
  | 'log.verified'
  | 'notices.changed'
  | 'diagnostics.given'
  | 'operator.added'
  | 'operator.changed'
  | 'operator.removed'
  | 'operator.switched'
  | 'update-source.changed'
  | 'update.installed';

/** Flat, and never personal data or a secret: ids, states, counts, codes. */
export type AuditData = Readonly<Record<string, string | number | boolean | null>>;

/** What a use-case says happened; the log adds sequence, previous hash and hash. */
export interface AuditEntry {
  readonly at: Date;
  readonly session: string | null;
  readonly kind: AuditKind;
  readonly actor: string;
  readonly origin: Origin;
  readonly data: AuditData;
}

/** The hash before the first event. */
export const genesisHash = '0'.repeat(64);

/** `data` as it is stored, exported and hashed: keys in code-unit order, no white space, as `JSON.stringify` writes values. */
export function canonicalData(data: AuditData): string {
  return JSON.stringify(Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** One link of the chain, as it is stored. `at` is UTC in ISO 8601 with milliseconds. */
export interface ChainedFields {
  readonly sequence: number;
  readonly at: string;
  readonly session: string | null;
  readonly kind: string;
  readonly actor: string;
  readonly origin: string;
  readonly data: string;
  readonly previousHash: string;
}

/**
 * SHA-256, in lower-case hex, over the canonical form: these nine values as a JSON array, UTF-8, no white space.
 * ARCHITECTURE.md spells it out for strangers; change one only together with the other and the version in it.
 */
export function chainHash(event: ChainedFields): string {
  const canonical = JSON.stringify([
    'zastrpay-desk-audit-1',
    event.sequence,
    event.at,
    event.session,
    event.kind,
    event.actor,
    event.origin,
    event.data,
    event.previousHash,
  ]);
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}
