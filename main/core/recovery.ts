import { draftOf } from '../../preload/contract/registration.ts';
import type { AuditEntry } from './audit.ts';
import type { Delivery } from './delivery.ts';
import { Failure } from './failure.ts';
import type { DraftLog, SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock, Randomness } from './ports/system.ts';
import { neededReason } from './reason.ts';
import { existingSession, type SessionRecord, takeOver } from './session.ts';

/** What to do with a session that hangs: sent without a known outcome, or answered for another session. */
export interface Recovery {
  /** Sends the same bytes under the same ids again. @throws Failure `session-unknown`, `session-status` */
  retry(idOrReference: string): Promise<SessionRecord>;
  /** Sends every session whose outcome is unknown again, one after another. */
  resume(): Promise<readonly SessionRecord[]>;
  /** Stops waiting for an answer; the session becomes `unknown`. Nothing happens when none is awaited. */
  stopWaiting(id: string): void;
  /** Lets a held link go, on the operator's responsibility. @throws as `retry`, or `invalid-input` without a reason */
  release(idOrReference: string, reason: string): Promise<SessionRecord>;
  /** Sessions that a crash left in `sending` become `unknown`: whether Zastrpay acted is not known. */
  settleInterrupted(): Promise<void>;
}

export function createRecovery(parts: {
  readonly log: SessionLog;
  readonly drafts: DraftLog;
  readonly randomness: Randomness;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly actor: () => string;
}): Recovery {
  const { log, drafts, randomness, delivery, clock, announcer, actor } = parts;

  const entry = (
    session: string,
    kind: AuditEntry['kind'],
    origin: AuditEntry['origin'],
    data: AuditEntry['data'],
  ): AuditEntry => ({ at: clock.now(), session, kind, actor: actor(), origin, data });

  const retry = async (idOrReference: string): Promise<SessionRecord> => {
    const { id } = await existingSession(log, idOrReference);
    if (!delivery.isUnderWay(id)) {
      const again = entry(id, 'session.sending', 'operator', { again: true });
      // `sending` without anything under way: its outcome could not be written down.
      const sending = await log.change(id, ['unknown', 'sending'], { status: 'sending', origin: 'desk' }, again);
      if (sending === null) {
        throw new Failure('session-status', 'Only a session whose outcome is unknown can be sent again.');
      }
      announcer.sessionChanged(id);
    }
    await delivery.deliver(await existingSession(log, id));
    const settled = await existingSession(log, id);
    if (settled.status === 'refused') await keepForEditing(settled);
    return settled;
  };

  /** What was refused is wanted again, unless somebody else is being typed in by now. */
  const keepForEditing = async ({ customer, locale }: SessionRecord): Promise<void> => {
    if (customer === null || (await drafts.load()) !== null) return;
    await drafts.save({ id: randomness.uuid(), form: { customer: draftOf(customer), locale, consent: true } });
  };

  const settleInterrupted = async (): Promise<void> => {
    for (const id of await log.idsIn(['sending'])) {
      if (delivery.isUnderWay(id)) continue;
      const { requestId } = await existingSession(log, id);
      const problem = {
        code: 'interrupted',
        sessionExists: 'unknown',
        httpStatus: null,
        zastrpayCode: null,
        requestId,
        correlationId: null,
        fields: [],
      } as const;
      const interrupted = { problem: problem.code, sessionExists: problem.sessionExists };
      await log.change(
        id,
        ['sending'],
        { status: 'unknown', origin: 'desk', problem },
        entry(id, 'session.outcome-unknown', 'desk', interrupted),
      );
      announcer.sessionChanged(id);
    }
  };

  return {
    retry,
    settleInterrupted,
    stopWaiting: (id) => delivery.stop(id),

    async resume() {
      await settleInterrupted();
      const settled: SessionRecord[] = [];
      for (const id of await log.idsIn(['unknown'])) settled.push(await retry(id));
      return settled;
    },

    async release(idOrReference, reason) {
      const held = await existingSession(log, idOrReference);
      const given = neededReason(reason);
      const change = {
        status: 'link-ready',
        origin: 'operator',
        sealed: { reason: given },
        ...takeOver(held, 'link-ready', clock.now(), actor()),
      } as const;
      // The reason is free text and may name the customer: the chain holds only that there was one.
      const released = entry(held.id, 'session.released', 'operator', { reasonGiven: true });
      const session = await log.change(held.id, ['held'], change, released);
      if (session === null) throw new Failure('session-status', 'The link of this session is not held back.');
      announcer.sessionChanged(held.id);
      return session;
    },
  };
}
