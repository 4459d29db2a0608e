import { z } from 'zod';
import type { CallName, Calls } from '../../preload/contract/calls.ts';
import { largestPicture } from '../../preload/contract/code-picture.ts';
import { exportFormats, piiLevels } from '../../preload/contract/export.ts';
import { exportRhythms } from '../../preload/contract/export-schedule.ts';
import { callSteps, givingWays, handOverChannels, paperLayouts } from '../../preload/contract/handover.ts';
import { roles } from '../../preload/contract/operator.ts';
import { framePattern, mostFrames, pageDefectKinds, pageErrorNames } from '../../preload/contract/page-defect.ts';
import type { RestingStatus } from '../../preload/contract/privacy.ts';
import type { customerFields } from '../../preload/contract/registration.ts';
import { sessionStatuses } from '../../preload/contract/session.ts';
import { listColumns, namedPeriods } from '../../preload/contract/session-list.ts';

/**
 * The shape of every call's input, checked before any handler sees it. Lengths are bounds against abuse, not rules of the
 * form: those answer with a code for the field and live in the contract.
 */

/** One bit a pixel, in Base64. */
const largestPictureText = (largestPicture ** 2 / 8 / 3) * 4 + 4;

const text = z.string().max(2_000);
const nothing = z.null();
const id = z.object({ id: z.string().min(1).max(64) }).strict();
const uuid = z.uuid();

const customer = z
  .object({
    firstName: text,
    lastName: text,
    dateOfBirth: text,
    placeOfBirth: text,
    nationality: text,
    streetAddress: text,
    city: text,
    postalCode: text,
    country: text,
    email: text,
  } satisfies Record<(typeof customerFields)[number], typeof text>)
  .strict();

const draft = z
  .object({ id: uuid, form: z.object({ customer, locale: text, consent: z.boolean() }).strict() })
  .strict();

const apiKey = z.string().max(4_000);

const portableProfile = z
  .object({
    name: text,
    environment: z.enum(['test', 'live']),
    baseUrl: text,
    redirectUrls: z.object({ successUrl: text, failureUrl: text, abortUrl: text, qrCodeSuccessUrl: text }).strict(),
    locale: text,
    link: text,
  })
  .strict();

const newProfile = portableProfile.extend({ apiKey });

const secret = z.string().max(1_000);
const passphrase = z.object({ passphrase: secret }).strict();

const erasure = id.extend({ reach: z.enum(['session', 'person']) });

const days = z.int().exactOptional();
const retentionRule = z
  .object({
    'link-ready': days,
    'handed-over': days,
    held: days,
    registered: days,
    refused: days,
    cancelled: days,
    expired: days,
    replaced: days,
  } satisfies Record<RestingStatus, typeof days>)
  .strict();

const role = z.enum(roles);
const pin = z.string().max(100);

const cursor = z.string().max(200);

const sessionFilter = z
  .object({
    status: z.array(z.enum(sessionStatuses)).min(1).max(sessionStatuses.length).nullable(),
    profile: z.string().min(1).max(64).optional(),
    from: z.iso.datetime().optional(),
    before: z.iso.datetime().optional(),
  })
  .strict();

const day = z.iso.date().nullable();

const listFilter = z
  .object({
    status: z.array(z.enum(sessionStatuses)).max(sessionStatuses.length),
    profile: z.string().min(1).max(64).nullable(),
    period: z.union([z.enum(namedPeriods), z.object({ from: day, to: day }).strict()]).nullable(),
  })
  .strict();

export const schemas: { readonly [K in CallName]: z.ZodType<Calls[K]['input']> } = {
  'desk.state': nothing,
  'desk.pageDefect': z
    .object({
      kind: z.enum(pageDefectKinds),
      name: z.enum([...pageErrorNames, 'other']),
      at: z.array(z.string().regex(framePattern)).max(mostFrames),
    })
    .strict(),
  'desk.prefer': z
    .object({ language: z.enum(['system', 'en', 'de']), theme: z.enum(['system', 'light', 'dark']) })
    .strict(),
  'vault.create': passphrase,
  'vault.unlock': passphrase,
  'vault.lock': nothing,
  'today.view': nothing,
  'today.waitFor': z.object({ hours: z.int() }).strict(),
  'operators.list': nothing,
  'operators.add': z.object({ name: text, role, pin }).strict(),
  'operators.change': id.extend({ name: text, role, pin: pin.nullable() }),
  'operators.remove': id,
  'operators.switch': id.extend({ pin }),
  'vault.openWithOs': nothing,
  'vault.changePassphrase': z.object({ present: secret, next: secret }).strict(),
  'vault.rotate': passphrase,
  'vault.autoLock': nothing,
  'vault.setAutoLock': z.object({ minutes: z.int() }).strict(),
  'erasure.preview': erasure,
  'erasure.erase': erasure.extend({ reason: text }),
  'erasure.reason': id,
  'retention.preview': nothing,
  'retention.setRule': z.object({ profileId: z.string().max(64), rule: retentionRule }).strict(),
  'retention.run': nothing,
  'updates.state': nothing,
  'updates.configure': z.object({ address: text, key: text }).strict().nullable(),
  'updates.check': nothing,
  'updates.download': nothing,
  'updates.install': nothing,
  'backups.list': nothing,
  'backups.make': nothing,
  'rescue.look': nothing,
  'rescue.mend': nothing,
  'rescue.restore': z.object({ name: z.string().max(200) }).strict(),
  'profiles.list': nothing,
  'profiles.add': newProfile,
  'profiles.setKey': id.extend({ apiKey }),
  'profiles.export': nothing,
  'profiles.import': z
    .object({ format: z.literal('zastrpay-desk-profiles-1'), profiles: z.array(portableProfile).max(1_000) })
    .strict(),
  'profiles.test': id,
  'profiles.activate': id,
  'drafts.open': nothing,
  'drafts.save': draft,
  'drafts.discard': z.object({ id: uuid }).strict(),
  'sessions.create': draft.extend({ anyway: text.optional() }),
  'sessions.samePerson': draft,
  'practice.register': id,
  'notices.setting': nothing,
  'notices.set': z.object({ isOn: z.boolean() }).strict(),
  'diagnostics.look': nothing,
  'diagnostics.save': id,
  'sessions.retry': id,
  'sessions.stop': id,
  'sessions.cancel': id,
  'sessions.replace': id,
  'sessions.mark': id.extend({ outcome: z.enum(['registered', 'cancelled']), reason: text }),
  'sessions.resume': nothing,
  'sessions.release': id.extend({ reason: text }),
  'sessions.list': sessionFilter
    .extend({
      search: z.string().max(200),
      after: cursor.nullable(),
      direction: z.enum(['older', 'newer']).optional(),
      skip: z.int().min(0).optional(),
      limit: z.int().min(1).max(200),
    })
    .refine(({ after, search, skip }) => skip === undefined || (after === null && search.trim() === '')),
  'sessions.count': sessionFilter.extend({ newerThan: cursor.nullable() }),
  'sessions.show': id,
  'views.list': nothing,
  'views.save': z.object({ name: text, filter: listFilter }).strict(),
  'views.remove': z.object({ name: text }).strict(),
  'columns.layout': nothing,
  'columns.arrange': z
    .object({ layout: z.array(z.object({ column: z.enum(listColumns), isShown: z.boolean() }).strict()).max(20) })
    .strict(),
  'countries.recent': nothing,
  'sessions.reveal': id,
  'sessions.link': id,
  'merchant.show': nothing,
  'merchant.set': z.object({ name: text, text, logo: z.string().max(2_000_000).nullable() }).strict(),
  'handover.record': id.extend({ channel: z.enum(handOverChannels) }),
  'handover.copy': id,
  'handover.tick': id.extend({ step: z.enum(callSteps) }),
  'handover.ways': nothing,
  'handover.give': id.extend({ way: z.enum(givingWays) }),
  'handover.display': id.extend({ screen: z.string().max(64) }),
  'handover.undisplay': id,
  'handover.preview': id.extend({ layout: z.enum(paperLayouts) }),
  'handover.print': id.extend({ layout: z.enum(paperLayouts), to: z.enum(['printer', 'pdf']) }),
  'handover.finish': id.extend({ goesOn: z.boolean() }),
  'handover.check': id.extend({
    picture: z.object({ side: z.int().min(21).max(largestPicture), bits: z.base64().max(largestPictureText) }).strict(),
  }),
  'events.sources': nothing,
  'events.receiver': z.object({ host: text, port: z.int(), apiKey }).strict(),
  'events.feed': z.object({ url: text, apiKey }).strict(),
  'events.remove': z.object({ kind: z.enum(['receiver', 'feed']) }).strict(),
  'events.import': z.object({ text: z.string().max(10_000_000) }).strict(),
  'events.unmatched': nothing,
  'audit.state': nothing,
  'audit.chooseFolder': z.object({ typed: z.string().max(4_000).nullable() }).strict(),
  'audit.export': z
    .object({
      into: uuid,
      from: text,
      to: text,
      status: z.array(z.enum(sessionStatuses)).min(1).max(sessionStatuses.length).nullable(),
      profile: text.nullable(),
      pii: z.enum(piiLevels),
      formats: z.array(z.enum(exportFormats)).max(exportFormats.length),
      byteOrderMark: z.boolean(),
      reason: text,
    })
    .strict(),
  'audit.verifyLog': nothing,
  'audit.verifyExport': z.object({ token: uuid }).strict(),
  'audit.schedule': nothing,
  'audit.setSchedule': z.object({ every: z.enum(exportRhythms).nullable(), into: uuid.nullable() }).strict(),
  'audit.cancel': nothing,
  'audit.openFolder': z.object({ token: uuid }).strict(),
};
