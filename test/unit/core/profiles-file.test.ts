import { describe, expect, it } from 'vitest';
import type { SavedFile } from '../../../main/core/ports/handover.ts';
import { createProfiles } from '../../../main/core/profiles.ts';
import { systemRandomness } from '../../../main/shell/system.ts';
import { pageUrls } from '../../builders/customer.ts';
import { chainOf } from '../../fakes/audit-chain.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });
const apiKey = 'sk_canary_9fQ2vXr7TzLm4WcB';

const shop = {
  name: 'Shop',
  environment: 'live',
  baseUrl: 'https://api.zastrpay.example',
  redirectUrls: pageUrls,
  locale: 'de-DE',
  link: 'query',
} as const;

function aDesk() {
  const log = aLog();
  const saved: { file: SavedFile; text: string }[] = [];
  const practice = { ...shop, id: 'practice', name: 'Practice', environment: 'practice' } as const;
  const profiles = createProfiles({
    log: log.profiles,
    settings: log.settings,
    practice: { profile: async () => ({ profile: practice, apiKey: 'practice-key' }) },
    files: {
      async save(file, make) {
        saved.push({ file, text: new TextDecoder().decode((await make()) ?? undefined) });
        return `/somewhere/${file.name}`;
      },
    },
    randomness: systemRandomness(),
    now: () => new Date(),
  });
  const exported = async () => {
    await profiles.exportAll();
    return JSON.parse(saved.at(-1)?.text ?? '');
  };
  return { log, profiles, saved, exported };
}

describe('profiles in a file', () => {
  it('go from desk to desk with everything but the key', async () => {
    const here = aDesk();
    await here.profiles.add({ ...shop, apiKey }, 'erika');
    const file = await here.exported();
    expect(file).toEqual({ format: 'zastrpay-desk-profiles-1', profiles: [shop] });
    expect(here.saved[0]?.text).not.toContain(apiKey);

    const there = aDesk();
    expect(await there.profiles.importAll(file, 'anna')).toEqual({ added: ['Shop'], taken: [] });
    const [, imported] = await there.profiles.list();
    expect(imported).toMatchObject({ ...shop, hasApiKey: false });
    await expect(there.profiles.credentials(imported?.id ?? '')).rejects.toEqual(code('profile-key-missing'));
    expect(chainOf(there.log.file).map(({ kind, actor }) => [kind, actor])).toEqual([['profile.added', 'anna']]);
  });

  it('leave alone what has a name that is taken, here or earlier in the file', async () => {
    const { profiles } = aDesk();
    await profiles.add({ ...shop, apiKey }, 'erika');
    const other = { ...shop, name: 'Other', baseUrl: 'https://other.example' };
    const file = {
      format: 'zastrpay-desk-profiles-1',
      profiles: [{ ...shop, name: ' SHOP ', baseUrl: 'https://else.example' }, other, other],
    } as const;
    expect(await profiles.importAll(file, 'erika')).toEqual({ added: ['Other'], taken: [' SHOP ', 'Other'] });
    expect((await profiles.find('Shop')).baseUrl).toBe(shop.baseUrl);
  });

  it('are taken whole or not at all', async () => {
    const { profiles } = aDesk();
    const wrong = { ...shop, name: 'Wrong', baseUrl: 'http://api.zastrpay.example' };
    const file = { format: 'zastrpay-desk-profiles-1', profiles: [shop, wrong] } as const;
    await expect(profiles.importAll(file, 'erika')).rejects.toEqual(code('invalid-input'));
    expect(await profiles.list()).toHaveLength(1);
  });
});

describe('the key of a profile', () => {
  it('is given later, replaced, and each time in the record, which holds no key', async () => {
    const { log, profiles } = aDesk();
    await profiles.importAll({ format: 'zastrpay-desk-profiles-1', profiles: [shop] }, 'erika');
    const { id } = await profiles.find('Shop');
    expect(await profiles.setKey(id, ` ${apiKey} `, 'erika')).toMatchObject({ hasApiKey: true });
    expect((await profiles.credentials(id)).apiKey).toBe(apiKey);
    await profiles.setKey(id, 'the-next-key', 'anna');
    expect((await profiles.credentials(id)).apiKey).toBe('the-next-key');
    const events = chainOf(log.file);
    expect(events.map(({ kind, actor }) => [kind, actor]).slice(1)).toEqual([
      ['profile.key-set', 'erika'],
      ['profile.key-set', 'anna'],
    ]);
    expect(JSON.stringify(events)).not.toMatch(/sk_canary|next-key/);
  });

  it('is judged first, and the practice profile keeps its own', async () => {
    const { profiles } = aDesk();
    await profiles.add({ ...shop, apiKey }, 'erika');
    const { id } = await profiles.find('Shop');
    for (const [typed, wrong] of [
      ['', 'required'],
      ['two words', 'key-malformed'],
    ]) {
      await expect(profiles.setKey(id, typed ?? '', 'erika')).rejects.toMatchObject({
        code: 'invalid-input',
        fields: [{ field: 'apiKey', code: wrong }],
      });
    }
    expect((await profiles.credentials(id)).apiKey).toBe(apiKey);
    await expect(profiles.setKey('practice', 'a-key', 'erika')).rejects.toEqual(code('profile-unknown'));
    await expect(profiles.setKey('nobody', 'a-key', 'erika')).rejects.toEqual(code('profile-unknown'));
  });
});
