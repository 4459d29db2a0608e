import { localDay } from '../../preload/contract/birth-date.ts';
import type { Draft } from '../../preload/contract/calls.ts';
import type { FieldError } from '../../preload/contract/errors.ts';
import type { Environment } from '../../preload/contract/profile.ts';
import {
  checkLocale,
  formWarnings,
  parseCustomer,
  type RegistrationForm,
} from '../../preload/contract/registration.ts';
import type { AuditEntry } from './audit.ts';
import { requestBody } from './customer.ts';
import type { Delivery } from './delivery.ts';
import { Failure } from './failure.ts';
import {
  type Announcer,
  type Clock,
  type DraftLog,
  type Randomness,
  ReferenceTaken,
  type SessionLog,
} from './ports.ts';
import { notAccepted, type Profiles } from './profiles.ts';
import { referenceFrom, type SessionIntent, type SessionRecord } from './session.ts';

/** The job itself: from what the customer said to a redirect session whose outcome is written down. */
export interface Registration {
  /**
   * Creates the session whose id is the draft's. Pressed twice, it is one session all the same.
   * @param profile id or name; the active profile when left out
   * @throws Failure `invalid-input` with a code for each field; nothing is created and nothing typed is lost
   */
  create(draft: Draft, profile?: string): Promise<SessionRecord>;
  /** Sends the same bytes under the same ids again. @throws Failure `session-unknown`, `session-status` */
  retry(id: string): Promise<SessionRecord>;
  /** Lets a held link go, on the operator's responsibility. @throws Failure as `retry`, or `invalid-input` without a reason */
  release(id: string, reason: string): Promise<SessionRecord>;
  /** Sessions that a crash left in `sending` become `unknown`: whether Zastrpay acted is not known. */
  settleInterrupted(): Promise<void>;
}

export interface RegistrationParts {
  readonly log: SessionLog;
  readonly drafts: DraftLog;
  readonly profiles: Profiles;
  readonly delivery: Delivery;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly announcer: Announcer;
  readonly actor: string;
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
  ): AuditEntry => ({ at: clock.now(), session, kind, actor, origin, data });

  const existing = async (id: string): Promise<SessionRecord> => {
    const session = await log.find(id);
    if (session === null) throw new Failure('session-unknown', 'There is no session with this id or reference.');
    return session;
  };

  /** Durable when it resolves; false when a session with this id exists already. */
  const writeIntent = async (draft: Draft, profileName: string | undefined): Promise<boolean> => {
    const active = profileName === undefined ? await profiles.active() : await profiles.find(profileName);
    const { profile } = await profiles.credentials(active.id);
    const { customer, locale } = parseForm(draft.form, clock.now());
    const intent: Omit<SessionIntent, 'reference'> = {
      id: draft.id,
      profileId: profile.id,
      environment: profile.environment,
      requestId: randomness.uuid(),
      body: requestBody(profile.redirectUrls, locale, customer),
      customer,
      locale,
      createdAt: clock.now(),
      replaces: null,
      warnings: [...formWarnings(draft.form), ...endingWarning(profile.environment, parts.endsWithCommand)],
    };
    const sending = entry(draft.id, 'session.sending', 'operator', {
      profile: profile.id,
      environment: profile.environment,
      requestId: intent.requestId,
      consent: draft.form.consent,
    });
    for (;;) {
      try {
        return await log.begin({ ...intent, reference: referenceFrom(randomness.bytes(6)) }, sending);
      } catch (error) {
        if (!(error instanceof ReferenceTaken)) throw error;
      }
    }
  };

  return {
    async create(draft, profile) {
      const isNew = await writeIntent(draft, profile);
      const session = await existing(draft.id);
      if (isNew || delivery.isUnderWay(session.id)) {
        announcer.sessionChanged(session.id);
        await delivery.deliver(session);
      }
      const settled = await existing(draft.id);
      // After a refusal nothing was created and an edit is a new session: the typed data waits under a new id.
      if (settled.status === 'refused') await drafts.save({ id: randomness.uuid(), form: draft.form });
      else await drafts.discard(draft.id);
      return settled;
    },

    async retry(idOrReference) {
      const { id } = await existing(idOrReference);
      const again = entry(id, 'session.sending', 'operator', { again: true });
      if (!delivery.isUnderWay(id)) {
        // `sending` without anything under way: its outcome could not be written down.
        const sending = await log.change(id, ['unknown', 'sending'], { status: 'sending', origin: 'desk' }, again);
        if (sending === null) {
          throw new Failure('session-status', 'Only a session whose outcome is unknown can be sent again.');
        }
        announcer.sessionChanged(id);
      }
      await delivery.deliver(await existing(id));
      return existing(id);
    },

    async release(idOrReference, reason) {
      const { id } = await existing(idOrReference);
      if (reason.trim() === '') {
        throw new Failure('invalid-input', 'A reason is needed.', { fields: [{ field: 'reason', code: 'required' }] });
      }
      // The reason is free text and may name the customer: the chain holds only that there was one.
      const released = entry(id, 'session.released', 'operator', { reasonGiven: true });
      const session = await log.change(
        id,
        ['held'],
        { status: 'link-ready', origin: 'operator', sealed: { reason: reason.trim() } },
        released,
      );
      if (session === null) throw new Failure('session-status', 'The link of this session is not held back.');
      announcer.sessionChanged(id);
      return session;
    },

    async settleInterrupted() {
      for (const id of await log.idsIn(['sending'])) {
        if (delivery.isUnderWay(id)) continue;
        const session = await existing(id);
        await log.change(
          id,
          ['sending'],
          {
            status: 'unknown',
            origin: 'desk',
            problem: {
              code: 'interrupted',
              sessionExists: 'unknown',
              httpStatus: null,
              zastrpayCode: null,
              requestId: session.requestId,
              correlationId: null,
              fields: [],
            },
          },
          entry(id, 'session.outcome-unknown', 'desk', { problem: 'interrupted', sessionExists: 'unknown' }),
        );
        announcer.sessionChanged(id);
      }
    },
  };
}

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
