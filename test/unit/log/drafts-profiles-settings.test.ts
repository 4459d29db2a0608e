import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../preload/contract/profile.ts';
import { aForm, pageUrls } from '../../builders/customer.ts';
import { anEntry } from '../../builders/session.ts';
import { chainOf, firstBreak } from '../../fakes/audit-chain.ts';
import { aLog } from '../../fakes/log-folder.ts';

const code = (expected: string) => expect.objectContaining({ name: 'Failure', code: expected });

describe('the draft', () => {
  it('survives, exactly as typed, and there is only one', async () => {
    const log = aLog();
    expect(await log.drafts.load()).toBeNull();
    await log.drafts.save({ id: 'one', form: aForm() });
    const second = { id: 'two', form: aForm({ firstName: '  Zoë\u0301 ', dateOfBirth: '31.2.' }) };
    await log.drafts.save(second);
    log.close();
    const again = aLog({ file: log.file, keys: log.keys });
    expect(await again.drafts.load()).toEqual(second);
    await again.drafts.save({ ...second, form: aForm() });
    expect(await again.drafts.load()).toEqual({ id: 'two', form: aForm() });
  });

  it('is discarded by its id alone', async () => {
    const { drafts } = aLog();
    await drafts.save({ id: 'one', form: aForm() });
    await drafts.discard('another');
    expect(await drafts.load()).not.toBeNull();
    await drafts.discard('one');
    expect(await drafts.load()).toBeNull();
  });

  it('is neither read nor written while the vault is locked', async () => {
    const { drafts, keys } = aLog();
    await drafts.save({ id: 'one', form: aForm() });
    keys.lock();
    await expect(drafts.load()).rejects.toEqual(code('vault-locked'));
    await expect(drafts.save({ id: 'two', form: aForm({}) })).rejects.toEqual(code('vault-locked'));
    keys.open();
    expect(await drafts.load()).toEqual({ id: 'one', form: aForm() });
  });
});

describe('profiles', () => {
  const shop: Profile = {
    id: 'shop',
    name: 'Shop',
    environment: 'live',
    baseUrl: 'https://api.example',
    redirectUrls: pageUrls,
    locale: 'de-DE',
    link: 'fragment',
  };
  const added = anEntry({ kind: 'profile.added' });

  it('are kept in the order they were added, each with its key', async () => {
    const { profiles } = aLog();
    const test: Profile = { ...shop, id: 'test', name: 'A test', environment: 'test' };
    await profiles.add(shop, 'the key', added);
    await profiles.add(test, 'another key', added);
    expect(await profiles.list()).toEqual([
      { ...shop, hasApiKey: true },
      { ...test, hasApiKey: true },
    ]);
    expect(await profiles.apiKey('shop')).toBe('the key');
    expect(await profiles.apiKey('test')).toBe('another key');
    await expect(profiles.apiKey('nobody')).rejects.toEqual(code('profile-unknown'));
  });

  it.each(['Shop', 'SHOP', 'ＳＨＯＰ'])('do not share a name, as a person reads it: %s', async (name) => {
    const log = aLog();
    await log.profiles.add(shop, 'the key', added);
    await expect(log.profiles.add({ ...shop, id: 'second', name }, 'key', added)).rejects.toMatchObject({
      code: 'profile-name-taken',
      fields: [{ field: 'name', code: 'name-taken' }],
    });
    expect(await log.profiles.list()).toHaveLength(1);
    log.close();
    expect(chainOf(log.file)).toHaveLength(1);
  });

  it('can be seen while the vault is locked, their keys not', async () => {
    const { profiles, keys } = aLog();
    await profiles.add(shop, 'the key', added);
    keys.lock();
    expect(await profiles.list()).toMatchObject([{ name: 'Shop', hasApiKey: true }]);
    await expect(profiles.apiKey('shop')).rejects.toEqual(code('vault-locked'));
    await expect(profiles.add({ ...shop, id: 'x', name: 'X' }, 'key', added)).rejects.toEqual(code('vault-locked'));
    expect(await profiles.list()).toHaveLength(1);
  });
});

describe('settings', () => {
  it('start unchosen, are remembered, and activation is in the audit log', async () => {
    const log = aLog();
    expect(await log.settings.activeProfile()).toBeNull();
    expect(await log.settings.preferences()).toEqual({ language: 'system', theme: 'system' });
    await log.settings.prefer({ language: 'de', theme: 'dark' }, anEntry({ kind: 'preferences.changed' }));
    await log.settings.prefer({ language: 'en', theme: 'dark' }, anEntry({ kind: 'preferences.changed' }));
    await log.settings.activateProfile('shop', anEntry({ kind: 'profile.activated' }));
    log.close();
    const again = aLog({ file: log.file });
    expect(await again.settings.activeProfile()).toBe('shop');
    expect(await again.settings.preferences()).toEqual({ language: 'en', theme: 'dark' });
    again.close();
    expect(chainOf(log.file).map(({ kind }) => kind)).toEqual([
      'preferences.changed',
      'preferences.changed',
      'profile.activated',
    ]);
    expect(firstBreak(chainOf(log.file))).toBeNull();
  });
});
