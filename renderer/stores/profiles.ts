import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { NewProfile, ProfileView } from '../../preload/contract/profile.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<DeskBridge, 'profiles.list' | 'profiles.add' | 'on'>;

export interface ProfilesStore {
  /** Null until main has answered. */
  readonly profiles: readonly ProfileView[] | null;
  readonly error: DeskError | null;
  /** Starts following the desk, whose change may be another active profile. @returns stops it */
  start(): () => void;
  load(): Promise<void>;
  /** @throws DeskFailure with the fields that were not taken */
  add(profile: NewProfile): Promise<void>;
}

export type ProfilesStoreApi = StoreApi<ProfilesStore>;

export function createProfilesStore(desk: Desk): ProfilesStoreApi {
  let turn = 0;
  return createStore<ProfilesStore>()((set, get) => ({
    profiles: null,
    error: null,
    start() {
      const end = desk.on('desk.changed', () => void get().load());
      void get().load();
      return end;
    },
    async load() {
      turn += 1;
      const mine = turn;
      try {
        const profiles = await unwrap(desk['profiles.list']());
        if (mine === turn) set({ profiles, error: null });
      } catch (thrown) {
        if (mine === turn) set({ error: errorOf(thrown) });
      }
    },
    async add(profile) {
      await unwrap(desk['profiles.add'](profile));
      await get().load();
    },
  }));
}
