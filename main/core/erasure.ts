import { localDay, parseBirthDate } from '../../preload/contract/birth-date.ts';
import {
  type BackupsAfter,
  type Erased,
  type ErasurePreview,
  type ErasureReach,
  type PersonSession,
  restingStatuses,
} from '../../preload/contract/privacy.ts';
import type { CustomerData, CustomerDraft } from '../../preload/contract/registration.ts';
import type { SessionStatus } from '../../preload/contract/session.ts';
import type { Delivery } from './delivery.ts';
import { Failure } from './failure.ts';
import type { DraftLog, SamePersonLog, SessionLog } from './ports/sessions.ts';
import type { Announcer, Clock } from './ports/system.ts';
import { neededReason } from './reason.ts';
import { likeness, plain } from './same-person.ts';
import { existingSession, type SessionRecord } from './session.ts';

/**
 * Erases a customer from this desk: key, sealed data and index rows go, the audit events stay and still verify. Nothing
 * is erased at Zastrpay; who asks for that has to ask there.
 */
export interface Erasure {
  /** @throws as `erase`, but for the reason */
  preview(idOrReference: string, reach: ErasureReach): Promise<ErasurePreview>;
  /**
   * @param reason why, without naming the customer: it is kept, sealed, and would otherwise undo the erasure
   * @throws Failure `session-unknown`, `session-status` for one under way, of unknown outcome or erased already,
   * `invalid-input` for a reason that is missing or names the customer, `vault-locked`
   */
  erase(idOrReference: string, reason: string, reach: ErasureReach): Promise<Erased>;
  /** Why it was erased; null where nobody said, because retention did it. @throws Failure `session-unknown`, `vault-locked` */
  reason(idOrReference: string): Promise<string | null>;
}

export function createErasure(parts: {
  readonly log: SessionLog & SamePersonLog;
  readonly drafts: DraftLog;
  readonly delivery: Pick<Delivery, 'isUnderWay'>;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly actor: () => string;
  /** Wipes what erased rows left behind in the files. */
  readonly forgetErased: () => Promise<void>;
  /** Makes a fresh backup and deletes those from before. */
  readonly renewBackups: () => Promise<BackupsAfter>;
}): Erasure {
  const { log, drafts, delivery, clock, announcer, actor } = parts;

  const canBeErased = ({ id, status }: SessionRecord): boolean => mayBeErased(status) && !delivery.isUnderWay(id);

  const find = async (idOrReference: string): Promise<SessionRecord & { readonly customer: CustomerData }> => {
    const session = await existingSession(log, idOrReference);
    if (session.status === 'erased') {
      throw new Failure('session-status', 'The customer of this session was erased already.');
    }
    if (!canBeErased(session)) {
      throw new Failure(
        'session-status',
        'A session under way or of unknown outcome cannot be erased: send it again or mark what became of it first.',
      );
    }
    const { customer } = session;
    if (customer === null) throw new Failure('vault-locked', 'The vault is locked.');
    return { ...session, customer };
  };

  /** Everybody who can be reached over e-mail, name and birth date, and lineage, from one session to the next. */
  const samePerson = async (start: SessionRecord): Promise<Reached> => {
    const same = new Map<string, SessionRecord>();
    const emailOnly = new Map<string, SessionRecord>();
    const open = [start];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.customer === null || same.has(next.id)) continue;
      same.set(next.id, next);
      for (const id of [next.replaces, next.replacedBy]) {
        const relative = id === null ? null : await log.find(id);
        if (relative !== null) open.push(relative);
      }
      for (const { record } of await log.samePerson(next.customer, next.id)) {
        if (record.customer === null) continue;
        if (likeness(next.customer, record.customer) === 'same') open.push(record);
        else emailOnly.set(record.id, record);
      }
    }
    same.delete(start.id);
    return { same: [...same.values()], emailOnly: [...emailOnly.values()].filter(({ id }) => !same.has(id)) };
  };

  const look = async (session: SessionRecord & { readonly customer: CustomerData }, reach: ErasureReach) => {
    const { same, emailOnly } = reach === 'person' ? await samePerson(session) : { same: [], emailOnly: [] };
    const reached = [session, ...same.filter(canBeErased)];
    const draft = await drafts.load();
    const typed = draft === null ? null : customerTyped(draft.form.customer, clock.now());
    const isTheirs = typed !== null && [session, ...same].some(({ customer }) => isSame(typed, customer));
    return {
      reached,
      draft: isTheirs ? draft : null,
      preview: {
        sessions: reached.map(viewOf),
        unsettled: same.filter((each) => !canBeErased(each)).map(viewOf),
        sameEmailOnly: emailOnly.filter(({ id }) => id !== session.id).map(viewOf),
        draft: isTheirs,
      },
    };
  };

  return {
    async preview(idOrReference, reach) {
      return (await look(await find(idOrReference), reach)).preview;
    },

    async erase(idOrReference, reason, reach) {
      const session = await find(idOrReference);
      const { reached, draft, preview } = await look(session, reach);
      const given = neededReason(reason);
      refuseNaming(given, reached);
      // The session that was named goes last: after a crash half-way it is still there to be named again.
      for (const { id } of [...reached.slice(1), session]) {
        const erased = await log.change(
          id,
          restingStatuses,
          { status: 'erased', origin: 'operator', sealed: { reason: given } },
          {
            at: clock.now(),
            session: id,
            kind: 'session.erased',
            actor: actor(),
            origin: 'operator',
            data: { by: 'request', reasonGiven: true },
          },
        );
        if (erased === null) throw new Failure('session-status', 'A session moved on meanwhile. Try again.');
        announcer.sessionChanged(id);
      }
      if (draft !== null) await drafts.discard(draft.id);
      await parts.forgetErased();
      return { ...preview, backups: await parts.renewBackups() };
    },

    async reason(idOrReference) {
      const { id, status } = await existingSession(log, idOrReference);
      return status === 'erased' ? ((await log.answer(id)).reason ?? null) : null;
    },
  };
}

interface Reached {
  readonly same: readonly SessionRecord[];
  readonly emailOnly: readonly SessionRecord[];
}

const mayBeErased = (status: SessionStatus): boolean => restingStatuses.some((resting) => resting === status);

const isSame = (typed: CustomerData, customer: CustomerData | null): boolean =>
  customer !== null && likeness(typed, customer) === 'same';

const viewOf = ({ id, reference, status }: SessionRecord): PersonSession => ({ id, reference, status });

/** An unfinished form as far as it says who it is for; the rules of the form do not matter here. */
function customerTyped(form: CustomerDraft, now: Date): CustomerData {
  const birth = parseBirthDate(form.dateOfBirth, localDay(now));
  return {
    firstName: form.firstName,
    lastName: form.lastName,
    ...(birth.ok && { dateOfBirth: birth.date }),
    ...(form.email.trim() !== '' && { contact: { email: form.email } }),
  };
}

/** Shorter pieces stand in any sentence by chance. */
const tellingLetters = 3;

function refuseNaming(reason: string, erased: readonly SessionRecord[]): void {
  const words = plain(reason);
  const telling = erased.flatMap(({ customer }) => (customer === null ? [] : textsOf(customer))).map(plain);
  if (telling.some((text) => text.length >= tellingLetters && stands(words, text))) {
    throw new Failure('invalid-input', 'The reason names the customer who is to be erased. Say it without.', {
      fields: [{ field: 'reason', code: 'names-customer' }],
    });
  }
}

function textsOf({ address, contact, ...person }: CustomerData): readonly string[] {
  const texts = [person.firstName, person.lastName, person.dateOfBirth, person.placeOfBirth, contact?.email];
  return [...texts, address?.streetAddress, address?.city, address?.postalCode].filter((text) => text !== undefined);
}

/** As a word or words of its own: "Max" is not named by "maximum". */
const stands = (sentence: string, text: string): boolean => {
  for (let at = sentence.indexOf(text); at >= 0; at = sentence.indexOf(text, at + 1)) {
    if (!isLetter(sentence[at - 1]) && !isLetter(sentence[at + text.length])) return true;
  }
  return false;
};

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
