import { describe, expect, it } from 'vitest';
import { createDeskStore } from '../../../renderer/stores/desk.ts';
import { createProfilesStore } from '../../../renderer/stores/profiles.ts';
import { createFakeDesk, liveProfile, practiceProfile } from '../../fakes/desk-bridge.ts';
import { settled } from './answer-later.ts';

const locked = { state: 'locked', osProtector: { kind: 'unavailable' }, passphrase: true, osMayOpen: false } as const;

describe('the desk', () => {
  it('is unknown until main has said how it is', async () => {
    const store = createDeskStore(createFakeDesk().desk);
    expect(store.getState().state).toBeNull();
    await store.getState().load();
    expect(store.getState().state?.vault.state).toBe('open');
  });

  it('says why there is no state, and tries again', async () => {
    const fake = createFakeDesk();
    const store = createDeskStore(fake.desk);
    fake.failNext('desk.state', { code: 'log-newer', message: '' });
    await store.getState().load();
    expect(store.getState()).toMatchObject({ state: null, error: { code: 'log-newer' } });
    await store.getState().load();
    expect(store.getState().error).toBeNull();
  });

  it('leaves a wrong passphrase to the form, and opens with the right one', async () => {
    const store = createDeskStore(createFakeDesk({ vault: locked }).desk);
    await store.getState().load();
    await expect(store.getState().unlock('not this one')).rejects.toMatchObject({
      error: { code: 'vault-passphrase-wrong' },
    });
    expect(store.getState().state?.vault.state).toBe('locked');
    await store.getState().unlock('correct horse battery');
    expect(store.getState().state?.vault.state).toBe('open');
  });

  it('follows main when it locks by itself', async () => {
    const fake = createFakeDesk();
    const store = createDeskStore(fake.desk);
    await store.getState().load();
    const { state } = store.getState();
    if (state === null) throw new Error('no state');
    fake.tell('desk.changed', { ...state, vault: locked });
    expect(store.getState().state?.vault.state).toBe('locked');
  });

  it('changes preferences and profile through main', async () => {
    const store = createDeskStore(createFakeDesk({ profiles: [practiceProfile, liveProfile] }).desk);
    await store.getState().load();
    await store.getState().prefer({ language: 'de', theme: 'dark' });
    await store.getState().activate(liveProfile.id);
    expect(store.getState().state).toMatchObject({
      preferences: { language: 'de', theme: 'dark' },
      profile: { id: liveProfile.id },
    });
  });
});

describe('the profiles', () => {
  const profile = {
    name: 'Shop',
    environment: 'test',
    baseUrl: 'https://api.example',
    redirectUrls: practiceProfile.redirectUrls,
    locale: 'de-DE',
    link: 'query',
    apiKey: 'synthetic-key',
  } as const;

  it('are listed again when one was added', async () => {
    const store = createProfilesStore(createFakeDesk().desk);
    store.getState().start();
    await settled();
    await store.getState().add(profile);
    expect(store.getState().profiles?.map(({ name }) => name)).toEqual(['Practice', 'Shop']);
  });

  it('hand the fields that were not taken to the form', async () => {
    const store = createProfilesStore(createFakeDesk().desk);
    await expect(store.getState().add({ ...profile, apiKey: '' })).rejects.toMatchObject({
      error: { code: 'invalid-input', fields: [{ field: 'apiKey', code: 'required' }] },
    });
  });
});
