import type { SessionDetail, SessionSummary, TimelineEntry } from '../../preload/contract/session.ts';
import { maskCustomer } from './customer.ts';
import { linkIsLive, type SessionRecord } from './session.ts';

/** A session as lists and the command line show it: masked, times in UTC. */
export function summaryOf(session: SessionRecord, profileName: string): SessionSummary {
  return {
    id: session.id,
    reference: session.reference,
    status: session.status,
    origin: session.origin,
    profile: profileName,
    environment: session.environment,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt?.toISOString() ?? null,
    replaces: session.replaces,
    replacedBy: session.replacedBy,
    customer: session.customer === null ? null : maskCustomer(session.customer),
  };
}

export function detailOf(
  session: SessionRecord,
  profileName: string,
  timeline: readonly TimelineEntry[],
): SessionDetail {
  return {
    ...summaryOf(session, profileName),
    locale: session.locale,
    requestId: session.requestId,
    warnings: session.warnings,
    problem: session.problem,
    linkAvailable: linkIsLive(session.status),
    timeline,
  };
}
