import type { Environment } from '../../preload/contract/profile.ts';
import type { CustomerData } from '../../preload/contract/registration.ts';
import {
  type Origin,
  type Problem,
  type SessionStatus,
  type SessionWarning,
  sessionStatuses,
} from '../../preload/contract/session.ts';
import type { AuditEntry } from './audit.ts';
import { Failure } from './failure.ts';

/** What is on disk, durably, before the first byte is sent: with it alone the same request can be repeated. */
export interface SessionIntent {
  readonly id: string;
  readonly reference: string;
  readonly profileId: string;
  readonly environment: Environment;
  readonly requestId: string;
  /** The exact bytes of the PUT's body, as text in UTF-8. */
  readonly body: string;
  readonly customer: CustomerData;
  readonly locale: string;
  readonly createdAt: Date;
  readonly replaces: string | null;
  readonly warnings: readonly SessionWarning[];
}

/** A session as the log keeps it, without what is sealed. */
export interface SessionRecord {
  readonly id: string;
  readonly reference: string;
  readonly profileId: string;
  readonly environment: Environment;
  readonly requestId: string;
  readonly status: SessionStatus;
  readonly origin: Origin;
  readonly locale: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly expiresAt: Date | null;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly warnings: readonly SessionWarning[];
  readonly problem: Problem | null;
  /** Null while the vault is locked and after erasure. */
  readonly customer: CustomerData | null;
}

/** What one transition writes beside the status. Left out: as it was. */
export interface SessionChange {
  readonly status: SessionStatus;
  readonly origin: Origin;
  readonly expiresAt?: Date | null;
  readonly problem?: Problem | null;
  readonly warnings?: readonly SessionWarning[];
  readonly replacedBy?: string;
  /** The session that this one takes over from, once its own link is ready. In the same transaction. */
  readonly supersedes?: { readonly id: string; readonly from: readonly SessionStatus[]; readonly entry: AuditEntry };
  readonly sealed?: Partial<SealedAnswer>;
}

/** Parts of an answer that are sealed beside the request. */
export interface SealedAnswer {
  readonly link: string;
  readonly token: string;
  /** Zastrpay's answer, as it came. */
  readonly answer: string;
  /** The operator's reason for letting a held link go: free text, which may name the customer. */
  readonly reason: string;
}

/**
 * The life of a session: from → to. A registration that Zastrpay reports overrides everything but erasure, because the
 * customer may finish after we gave up, cancelled or replaced.
 */
const ways: Readonly<Record<SessionStatus, readonly SessionStatus[]>> = {
  draft: ['sending'],
  sending: ['sending', 'link-ready', 'held', 'refused', 'unknown', 'registered', 'cancelled'],
  unknown: ['sending', 'link-ready', 'held', 'refused', 'registered', 'cancelled', 'replaced', 'erased'],
  held: ['link-ready', 'cancelled', 'replaced', 'expired', 'registered', 'erased'],
  'link-ready': ['handed-over', 'registered', 'cancelled', 'expired', 'replaced', 'erased'],
  'handed-over': ['registered', 'cancelled', 'expired', 'replaced', 'erased'],
  expired: ['registered', 'cancelled', 'replaced', 'erased'],
  cancelled: ['registered', 'replaced', 'erased'],
  replaced: ['registered', 'cancelled', 'erased'],
  refused: ['replaced', 'registered', 'erased'],
  registered: ['erased'],
  erased: [],
};

/** Whether the life of a session knows this step. */
export function mayBecome(from: SessionStatus, to: SessionStatus): boolean {
  return ways[from].includes(to);
}

/** Every status from which `to` can be reached in one step. */
export function statusesBefore(to: SessionStatus): readonly SessionStatus[] {
  return sessionStatuses.filter((from) => mayBecome(from, to));
}

/**
 * What a replacement writes to the session it takes over from, in the transaction in which its own link becomes ready: a
 * replacement that comes to nothing leaves the old link in its place.
 */
export function takeOver(
  session: SessionRecord,
  becomes: SessionStatus,
  at: Date,
  actor: string,
): Pick<SessionChange, 'supersedes'> {
  if (session.replaces === null || becomes !== 'link-ready') return {};
  const entry: AuditEntry = {
    at,
    session: session.replaces,
    kind: 'session.replaced',
    actor,
    origin: 'operator',
    data: { replacedBy: session.id },
  };
  return { supersedes: { id: session.replaces, from: statusesBefore('replaced'), entry } };
}

/** Statuses in which the customer can still use the link. */
export function linkIsLive(status: SessionStatus): boolean {
  return status === 'link-ready' || status === 'handed-over';
}

/** Letters and digits that cannot be mistaken for each other on the phone: no 0/O, no 1/I. */
export const referenceAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** `KX4-7QM` from six random bytes; 2^30 references, so the log asks again when one is taken. */
export function referenceFrom(random: Uint8Array): string {
  const letters = [...random.subarray(0, 6)].map((byte) => referenceAlphabet.charAt(byte % 32)).join('');
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}

/** @throws Failure `session-unknown` */
export async function existingSession(
  log: { find(idOrReference: string): Promise<SessionRecord | null> },
  idOrReference: string,
): Promise<SessionRecord> {
  const session = await log.find(idOrReference);
  if (session === null) throw new Failure('session-unknown', 'There is no session with this id or reference.');
  return session;
}
