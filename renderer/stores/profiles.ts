import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { ImportedProfiles, NewProfile, ProfilesFile, ProfileView } from '../../preload/contract/profile.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { DeskFailure, errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<
  DeskBridge,
  'profiles.list' | 'profiles.add' | 'profiles.setKey' | 'profiles.export' | 'profiles.import' | 'on'
>;

export interface ProfilesStore {
  /** Null until main has answered. */
  readonly profiles: readonly ProfileView[] | null;
  readonly error: DeskError | null;
  /** Starts following the desk, whose change may be another active profile. @returns stops it */
  start(): () => void;
  load(): Promise<void>;
  /** @throws DeskFailure with the fields that were not taken */
  add(profile: NewProfile): Promise<ProfileView>;
  /** Replaces the key, or gives an imported profile its first. @throws DeskFailure with the field */
  setKey(id: string, apiKey: string): Promise<void>;
  /** @returns the file, or null when there is none. @throws DeskFailure */
  exportAll(): Promise<string | null>;
  /** @param text of a file that `exportAll` made here or elsewhere. @throws DeskFailure */
  importText(text: string): Promise<ImportedProfiles>;
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
      const added = await unwrap(desk['profiles.add'](profile));
      await get().load();
      return added;
    },
    async setKey(id, apiKey) {
      await unwrap(desk['profiles.setKey']({ id, apiKey }));
      await get().load();
    },
    exportAll: () => unwrap(desk['profiles.export']()),
    async importText(text) {
      const imported = await unwrap(desk['profiles.import'](profilesFileFrom(text)));
      await get().load();
      return imported;
    },
  }));
}

/** Main judges what stands in it; here it only has to be JSON. */
function profilesFileFrom(text: string): ProfilesFile {
  try {
    return JSON.parse(text);
  } catch {
    throw new DeskFailure({ code: 'file-unreadable', message: 'The file is no JSON.' });
  }
}
