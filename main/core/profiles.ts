import type { FieldError } from '../../preload/contract/errors.ts';
import {
  type NewProfile,
  type Profile,
  type ProfileView,
  type ProfileWarning,
  redirectUrlFields,
} from '../../preload/contract/profile.ts';
import { checkLocale } from '../../preload/contract/registration.ts';
import type { AuditEntry } from './audit.ts';
import { Failure } from './failure.ts';
import { checkLinkSetting } from './link.ts';
import type { PracticeZastrpay, ProfileLog, Randomness, Settings } from './ports.ts';
import { secureUrl, webUrl } from './web-address.ts';

/** The practice profile is built anew at every start, because the embedded Zastrpay's port and key are new each time. */
export const practiceId = 'practice';
export const practiceName = 'Practice';

export interface Profiles {
  list(): Promise<readonly ProfileView[]>;
  /** Id → name, without waking the practice Zastrpay: lists need no more. */
  names(): Promise<ReadonlyMap<string, string>>;
  active(): Promise<ProfileView>;
  /** By id or by name. @throws Failure `profile-unknown` */
  find(idOrName: string): Promise<Profile>;
  /** The key goes straight from the store into one request. @throws Failure `profile-unknown`, `vault-locked` */
  credentials(id: string): Promise<{ readonly profile: Profile; readonly apiKey: string }>;
  /** @throws Failure `invalid-input` with a code for each field, `profile-name-taken`, `vault-locked` */
  add(profile: NewProfile, actor: string): Promise<ProfileView>;
  activate(id: string, actor: string): Promise<void>;
}

export function createProfiles(parts: {
  readonly log: ProfileLog;
  readonly settings: Settings;
  readonly practice: PracticeZastrpay;
  readonly randomness: Randomness;
  readonly now: () => Date;
}): Profiles {
  const { log, settings, practice, randomness, now } = parts;

  const all = async (): Promise<readonly (Profile & { readonly hasApiKey: boolean })[]> => [
    { ...(await practice.profile()).profile, hasApiKey: true },
    ...(await log.list()),
  ];

  const entry = (kind: AuditEntry['kind'], actor: string, profile: Profile): AuditEntry => ({
    at: now(),
    session: null,
    kind,
    actor,
    origin: 'operator',
    data: { profile: profile.id, environment: profile.environment },
  });

  const list = async (): Promise<readonly ProfileView[]> => {
    const [profiles, chosen] = [await all(), await settings.activeProfile()];
    const activeId = profiles.some(({ id }) => id === chosen) ? chosen : practiceId;
    return profiles.map((profile) => ({ ...profile, active: profile.id === activeId, warnings: warningsOf(profile) }));
  };

  const find = async (idOrName: string): Promise<Profile> => {
    const wanted = idOrName.trim().toLowerCase();
    const found = (await all()).find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
    if (found === undefined) throw new Failure('profile-unknown', 'There is no profile of this name.');
    return found;
  };

  return {
    list,
    find,
    async names() {
      return new Map([[practiceId, practiceName], ...(await log.list()).map(({ id, name }) => [id, name] as const)]);
    },
    async active() {
      const profile = (await list()).find(({ active }) => active);
      if (profile === undefined) throw new Error('the practice profile is missing');
      return profile;
    },
    async credentials(id) {
      if (id === practiceId) return practice.profile();
      return { profile: await find(id), apiKey: await log.apiKey(id) };
    },
    async add(input, actor) {
      const { profile, apiKey } = parseNewProfile(input, randomness.uuid());
      if ((await all()).some(({ name }) => name.toLowerCase() === profile.name.toLowerCase())) {
        throw new Failure('profile-name-taken', 'A profile of this name exists already.', {
          fields: [{ field: 'name', code: 'name-taken' }],
        });
      }
      await log.add(profile, apiKey, entry('profile.added', actor, profile));
      return { ...profile, hasApiKey: true, active: false, warnings: warningsOf(profile) };
    },
    async activate(id, actor) {
      const profile = await find(id);
      await settings.activateProfile(profile.id, entry('profile.activated', actor, profile));
    },
  };
}

function parseNewProfile(input: NewProfile, id: string): { readonly profile: Profile; readonly apiKey: string } {
  const fields: FieldError[] = [];
  const wrong = (field: string, code: FieldError['code'] | null): void => {
    if (code !== null) fields.push({ field, code });
  };
  const name = input.name.trim();
  wrong('name', name === '' ? 'required' : name.length > 60 ? 'too-long' : null);
  const base = secureUrl(input.baseUrl);
  wrong('baseUrl', base.ok ? null : base.code);
  for (const field of redirectUrlFields) {
    const checked = webUrl(input.redirectUrls[field]);
    wrong(`redirectUrls.${field}`, checked.ok ? null : checked.code);
  }
  wrong('locale', checkLocale(input.locale));
  wrong('link', checkLinkSetting(input.link));
  const apiKey = input.apiKey.trim();
  // What cannot stand in a header would fail later, with the customer waiting.
  wrong('apiKey', apiKey === '' ? 'required' : /^[\x21-\x7e]+$/.test(apiKey) ? null : 'key-malformed');
  if (fields.length > 0 || !base.ok) throw new Failure('invalid-input', notAccepted(fields), { fields });
  return {
    profile: {
      id,
      name,
      environment: input.environment,
      baseUrl: `${base.url.origin}${base.url.pathname}`.replace(/\/+$/, ''),
      redirectUrls: input.redirectUrls,
      locale: input.locale,
      link: input.link.trim(),
    },
    apiKey,
  };
}

/** The codes in a sentence for the command line; field names and codes are no personal data. */
export function notAccepted(fields: readonly FieldError[]): string {
  return `Not accepted: ${fields.map(({ field, code }) => `${field} (${code})`).join(', ')}.`;
}

function warningsOf(profile: Profile): readonly ProfileWarning[] {
  if (profile.id === practiceId) return [];
  return redirectUrlFields.some((field) => profile.redirectUrls[field].trim().startsWith('http:'))
    ? ['redirect-url-http']
    : [];
}
