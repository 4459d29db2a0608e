import { localDay } from '../../preload/contract/birth-date.ts';
import type { Draft } from '../../preload/contract/calls.ts';
import type { FieldError } from '../../preload/contract/errors.ts';
import type { Environment, Profile } from '../../preload/contract/profile.ts';
import {
  type CustomerData,
  checkLocale,
  draftOf,
  formWarnings,
  parseCustomer,
  type RegistrationForm,
} from '../../preload/contract/registration.ts';
import type { SessionStatus } from '../../preload/contract/session.ts';
import type { AuditEntry } from './audit.ts';
import { requestBody } from './customer.ts';
import type { Delivery } from './delivery.ts';
import { Failure } from './failure.ts';
import {
  type DraftLog,
  ReferenceTaken,
  type SamePerson,
  type SamePersonLog,
  type SessionLog,
} from './ports/sessions.ts';
import type { Announcer, Clock, Randomness } from './ports/system.ts';
import { notAccepted, type Profiles } from './profiles.ts';
import { existingSession, mayBecome, referenceFrom, type SessionIntent, type SessionRecord } from './session.ts';

/** The job itself: from what the customer said to a redirect session whose outcome is written down. */
export interface Registration {
  /**
   * Creates the session whose id is the draft's. Pressed twice, it is one session all the same.
   * @throws Failure `invalid-input` with a code for each field, or `same-person`; nothing is created then and nothing
   * typed is lost
   */
  create(draft: Draft, how?: CreateHow): Promise<SessionRecord>;
  /** Sessions that seem to be for the same person, newest first. @throws Failure `invalid-input`, `vault-locked` */
  samePerson(draft: Draft, profile?: string): Promise<readonly SamePerson[]>;
  /**
   * A new session with the same data, lineage both ways. The old one becomes `replaced` when the new link is there; its
   * link is not called dead, because only Zastrpay could say so.
   * @throws Failure `session-unknown`, `session-status`, `vault-locked`
   */
  replace(idOrReference: string): Promise<SessionRecord>;
}

export interface CreateHow {
  /** Id or name; the active profile when left out. */
  readonly profile?: string;
  /** The operator's reason for a second session for the same person; without one the guard speaks up. */
  readonly anyway?: string;
}

export interface RegistrationParts {
  readonly log: SessionLog & SamePersonLog;
  readonly drafts: DraftLog;
  readonly profiles: Profiles;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly announcer: Announcer;
  readonly actor: () => string;
  /** The practice Zastrpay lives inside this program; a link outlives a single command only with a console open. */
  readonly endsWithCommand: boolean;
}

export function createRegistration(parts: RegistrationParts): Registration {
  const { log, drafts, profiles, delivery, clock, randomness, announcer, actor } = parts;

  const entry = (
    session: string,
    kind: AuditEntry['kind'],
    origin: AuditEntry['origin'],
    data: AuditEntry['data'],
  ): AuditEntry => ({ at: clock.now(), session, kind, actor: actor(), origin, data });

  /** Durable when it resolves; false when a session with this id exists already. */
  const writeIntent = async (
    wanted: Pick<SessionIntent, 'id' | 'customer' | 'locale' | 'warnings' | 'replaces'>,
    profile: Profile,
    consent: AuditEntry['data'],
  ): Promise<boolean> => {
    // Before anything is written: a session that could not be sent would be a promise nobody can keep.
    const { profile: current } = await profiles.credentials(profile.id);
    const intent = {
      ...wanted,
      profileId: current.id,
      environment: current.environment,
      requestId: randomness.uuid(),
      body: requestBody(current.redirectUrls, wanted.locale, wanted.customer),
      createdAt: clock.now(),
      warnings: [...wanted.warnings, ...endingWarning(current.environment, parts.endsWithCommand)],
    };
    const sending = entry(intent.id, 'session.sending', 'operator', {
      profile: current.id,
      environment: current.environment,
      requestId: intent.requestId,
      replaces: intent.replaces,
      ...consent,
    });
    for (;;) {
      try {
        return await log.begin({ ...intent, reference: referenceFrom(randomness.bytes(6)) }, sending);
      } catch (error) {
        if (!(error instanceof ReferenceTaken)) throw error;
      }
    }
  };

  const profileFor = (name: string | undefined): Promise<Profile> =>
    name === undefined ? profiles.active() : profiles.find(name);

  const sameAs = async (customer: CustomerData, profile: Profile, exceptId: string): Promise<readonly SamePerson[]> =>
    (await log.samePerson(customer, exceptId)).filter(
      ({ record }) => record.profileId === profile.id && countsAsSamePerson.includes(record.status),
    );

  /** Sends a written intent if it is ours to send, and answers how it ended. */
  const settle = async (id: string, isNew: boolean): Promise<SessionRecord> => {
    if (isNew) announcer.sessionChanged(id);
    if (isNew || delivery.isUnderWay(id)) await delivery.deliver(await existingSession(log, id));
    return existingSession(log, id);
  };

  /** Presses under way, by what was pressed: whoever presses again gets the same session. */
  const presses = new Map<string, Promise<SessionRecord>>();
  const once = (what: string, press: () => Promise<SessionRecord>): Promise<SessionRecord> => {
    const running = presses.get(what) ?? press().finally(() => presses.delete(what));
    presses.set(what, running);
    return running;
  };

  const create = async (draft: Draft, how: CreateHow): Promise<SessionRecord> => {
    const { customer, locale } = parseForm(draft.form, clock.now());
    const profile = await profileFor(how.profile);
    const anyway = how.anyway?.trim() ?? '';
    const pressedAgain = (await log.find(draft.id)) !== null;
    const isSecond = !pressedAgain && (await sameAs(customer, profile, draft.id)).length > 0;
    if (isSecond && anyway === '') {
      throw new Failure('same-person', 'There is a session for the same person already.');
    }
    const warnings = [...formWarnings(draft.form), ...(isSecond ? (['same-person'] as const) : [])];
    const isNew = await writeIntent({ id: draft.id, customer, locale, warnings, replaces: null }, profile, {
      consent: true,
      samePersonAnyway: isSecond,
    });
    const settled = await settle(draft.id, isNew);
    // After a refusal nothing was created and an edit is a new session: the typed data waits under a new id.
    if (settled.status === 'refused') await drafts.save({ id: randomness.uuid(), form: draft.form });
    else await drafts.discard(draft.id);
    return settled;
  };

  const replace = async (idOrReference: string): Promise<SessionRecord> => {
    const old = await existingSession(log, idOrReference);
    if (!mayBecome(old.status, 'replaced')) {
      throw new Failure('session-status', 'A session in this state cannot be replaced.');
    }
    if (old.customer === null) throw new Failure('vault-locked', 'The vault is locked.');
    const form = { customer: draftOf(old.customer), locale: old.locale, consent: true };
    const id = randomness.uuid();
    const wanted = { id, customer: old.customer, locale: old.locale, warnings: formWarnings(form), replaces: old.id };
    await writeIntent(wanted, await profiles.find(old.profileId), { consentOf: old.id });
    return settle(id, true);
  };

  return {
    create: (draft, how = {}) => once(draft.id, () => create(draft, how)),
    replace: (idOrReference) => once(idOrReference, () => replace(idOrReference)),

    async samePerson(draft, profile) {
      const { customer } = parseForm(draft.form, clock.now());
      return sameAs(customer, await profileFor(profile), draft.id);
    },
  };
}

/** What a second session would double; what was refused, cancelled, replaced or erased leaves no customer behind. */
const countsAsSamePerson: readonly SessionStatus[] = [
  'sending',
  'unknown',
  'held',
  'link-ready',
  'handed-over',
  'expired',
  'registered',
];

/** The form as typed → what is sent. @throws Failure `invalid-input` with every field error at once */
function parseForm(form: RegistrationForm, now: Date) {
  const parsed = parseCustomer(form.customer, localDay(now));
  const localeError = checkLocale(form.locale);
  const fields: readonly FieldError[] = [
    ...(parsed.ok ? [] : parsed.fields),
    ...(localeError === null ? [] : [{ field: 'locale', code: localeError }]),
    ...(form.consent ? [] : [{ field: 'consent', code: 'consent-missing' as const }]),
  ];
  if (!parsed.ok || fields.length > 0) throw new Failure('invalid-input', notAccepted(fields), { fields });
  return { customer: parsed.customer, locale: form.locale };
}

const endingWarning = (environment: Environment, ends: boolean) =>
  environment === 'practice' && ends ? (['practice-ends-with-program'] as const) : [];
