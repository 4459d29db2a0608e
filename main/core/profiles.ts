import type { FieldError } from '../../preload/contract/errors.ts';
import {
  type ImportedProfiles,
  type NewProfile,
  type PortableProfile,
  type Profile,
  type ProfilesFile,
  type ProfileView,
  type ProfileWarning,
  redirectUrlFields,
} from '../../preload/contract/profile.ts';
import { checkLocale } from '../../preload/contract/registration.ts';
import type { AuditEntry } from './audit.ts';
import { Failure } from './failure.ts';
import { checkLinkSetting } from './link.ts';
import type { ProfileLog, Settings } from './ports/desk.ts';
import type { FileSaver } from './ports/handover.ts';
import type { Randomness } from './ports/system.ts';
import type { PracticeZastrpay } from './ports/zastrpay.ts';
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
  /** @throws Failure `invalid-input` with a code for the field, `profile-unknown`, `vault-locked` */
  setKey(id: string, apiKey: string, actor: string): Promise<ProfileView>;
  /** @returns the file, or null when the operator thought better of it. @throws Failure `file-unwritable` */
  exportAll(): Promise<string | null>;
  /** Those of a new name, each without a key. @throws Failure `invalid-input`; then nothing was added */
  importAll(file: ProfilesFile, actor: string): Promise<ImportedProfiles>;
  activate(id: string, actor: string): Promise<void>;
}

/** By id, or by name as somebody types it. @throws Failure `profile-unknown` */
export function profileNamed<P extends { readonly id: string; readonly name: string }>(
  profiles: readonly P[],
  idOrName: string,
): P {
  const wanted = idOrName.trim().toLowerCase();
  const found = profiles.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (found === undefined) throw new Failure('profile-unknown', 'There is no profile of this name.');
  return found;
}

export function createProfiles(parts: {
  readonly log: ProfileLog;
  readonly settings: Settings;
  readonly practice: Pick<PracticeZastrpay, 'profile'>;
  readonly files: FileSaver;
  readonly randomness: Randomness;
  readonly now: () => Date;
}): Profiles {
  const { log, settings, practice, files, randomness, now } = parts;

  const all = async (): Promise<readonly (Profile & { readonly hasApiKey: boolean })[]> => [
    { ...(await practice.profile()).profile, hasApiKey: true },
    ...(await log.list()),
  ];

  const entry = (
    kind: 'profile.added' | 'profile.key-set' | 'profile.activated',
    actor: string,
    profile: Profile,
  ): AuditEntry => ({
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

  const find = async (idOrName: string): Promise<Profile> => profileNamed(await all(), idOrName);

  const takenNames = async (): Promise<ReadonlySet<string>> =>
    new Set((await all()).map(({ name }) => name.toLowerCase()));

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
      const profile = parseProfile(input, randomness.uuid(), keyErrors(input.apiKey));
      const apiKey = input.apiKey.trim();
      if ((await takenNames()).has(profile.name.toLowerCase())) {
        throw new Failure('profile-name-taken', 'A profile of this name exists already.', {
          fields: [{ field: 'name', code: 'name-taken' }],
        });
      }
      await log.add(profile, apiKey, entry('profile.added', actor, profile));
      return { ...profile, hasApiKey: true, active: false, warnings: warningsOf(profile) };
    },
    async setKey(id, apiKey, actor) {
      const fields = keyErrors(apiKey);
      if (fields.length > 0) throw new Failure('invalid-input', notAccepted(fields), { fields });
      const profile = await find(id);
      if (profile.id === practiceId) throw new Failure('profile-unknown', 'The practice profile keeps its own key.');
      await log.setKey(profile.id, apiKey.trim(), entry('profile.key-set', actor, profile));
      const active = (await settings.activeProfile()) === profile.id;
      return { ...profile, hasApiKey: true, active, warnings: warningsOf(profile) };
    },
    async exportAll() {
      const profiles = (await log.list()).flatMap(portable);
      const file: ProfilesFile = { format: 'zastrpay-desk-profiles-1', profiles };
      const bytes = new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
      return files.save({ name: 'zastrpay-profiles.json', kind: 'json' }, () => Promise.resolve(bytes));
    },
    async importAll({ profiles }, actor) {
      const taken = await takenNames();
      const named = ({ name }: PortableProfile): string => name.trim().toLowerCase();
      const isNew = (each: PortableProfile, at: number): boolean =>
        !taken.has(named(each)) && profiles.findIndex((other) => named(other) === named(each)) === at;
      // All are judged before the first is added: half an import would have to be cleared up by hand.
      const added = profiles.filter(isNew).map((each) => parseProfile(each, randomness.uuid(), []));
      for (const profile of added) await log.add(profile, null, entry('profile.added', actor, profile));
      return {
        added: added.map(({ name }) => name),
        taken: profiles.filter((each, at) => !isNew(each, at)).map(({ name }) => name),
      };
    },
    async activate(id, actor) {
      const profile = await find(id);
      await settings.activateProfile(profile.id, entry('profile.activated', actor, profile));
    },
  };
}

/** What cannot stand in a header would fail later, with the customer waiting. */
function keyErrors(typed: string): readonly FieldError[] {
  const apiKey = typed.trim();
  if (apiKey === '') return [{ field: 'apiKey', code: 'required' }];
  return /^[\x21-\x7e]+$/.test(apiKey) ? [] : [{ field: 'apiKey', code: 'key-malformed' }];
}

/** @param others what is wrong beside the profile itself */
function parseProfile(input: PortableProfile, id: string, others: readonly FieldError[]): Profile {
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
  fields.push(...others);
  if (fields.length > 0 || !base.ok) throw new Failure('invalid-input', notAccepted(fields), { fields });
  return {
    id,
    name,
    environment: input.environment,
    baseUrl: `${base.url.origin}${base.url.pathname}`.replace(/\/+$/, ''),
    redirectUrls: input.redirectUrls,
    locale: input.locale,
    link: input.link.trim(),
  };
}

function portable({ environment, ...profile }: Profile): readonly PortableProfile[] {
  if (environment === 'practice') return [];
  const { name, baseUrl, redirectUrls, locale, link } = profile;
  return [{ name, environment, baseUrl, redirectUrls, locale, link }];
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
