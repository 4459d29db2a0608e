import { randomBytes, randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../main/core/audit.ts';
import type { SessionLog } from '../../main/core/ports/sessions.ts';
import { referenceFrom, type SessionChange, type SessionIntent, type SessionRecord } from '../../main/core/session.ts';
import type { SessionStatus } from '../../preload/contract/session.ts';
import { maxMustermannData } from './customer.ts';

export const noon = new Date('2026-03-04T12:00:00.000Z');

/** An intent as the desk would write it for Max Mustermann, unless the test says otherwise. */
export function anIntent(but: Partial<SessionIntent> = {}): SessionIntent {
  const customer = but.customer ?? maxMustermannData;
  return {
    id: randomUUID(),
    reference: referenceFrom(randomBytes(6)),
    profileId: 'practice',
    environment: 'practice',
    requestId: randomUUID(),
    body: JSON.stringify({ type: 'NewCustomer', customerData: customer }),
    customer,
    locale: 'de-DE',
    createdAt: noon,
    replaces: null,
    warnings: [],
    ...but,
  };
}

export function anEntry(but: Partial<AuditEntry> = {}): AuditEntry {
  return { at: noon, session: null, kind: 'session.sending', actor: 'erika', origin: 'operator', data: {}, ...but };
}

/** Writes an intent and, step by step, what became of it: `aSession(log).becomes('link-ready', { sealed: … })`. */
export function aSession(log: SessionLog, but: Partial<SessionIntent> = {}) {
  const intent = anIntent(but);
  const entry = anEntry({ session: intent.id, at: intent.createdAt });
  let written: Promise<SessionRecord | null> = log.begin(intent, entry).then(() => log.find(intent.id));
  const session = {
    becomes(status: SessionStatus, change: Partial<SessionChange> = {}) {
      written = written.then((before) =>
        log.change(
          intent.id,
          before === null ? [] : [before.status],
          { status, origin: 'zastrpay', ...change },
          { ...entry, kind: 'session.answered', data: { status } },
        ),
      );
      return session;
    },
    /** The session as the log has it now. */
    async written(): Promise<SessionRecord> {
      const record = await written;
      if (record === null) throw new Error('the session could not take this step');
      return record;
    },
  };
  return session;
}
