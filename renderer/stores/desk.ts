import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DeskState, Preferences } from '../../preload/contract/desk.ts';
import type { DeskError } from '../../preload/contract/errors.ts';
import type { DeskBridge } from '../api/bridge.ts';
import { errorOf, unwrap } from '../api/unwrap.ts';

type Desk = Pick<
  DeskBridge,
  | 'desk.state'
  | 'desk.prefer'
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.lock'
  | 'operators.switch'
  | 'vault.openWithOs'
  | 'vault.lock'
  | 'profiles.activate'
  | 'on'
>;

/** The desk as main last described it: vault, active profile, preferences. */
export interface DeskStore {
  /** Null until main has answered for the first time. */
  readonly state: DeskState | null;
  /** Why there is no state, or why the last change of it did not work. */
  readonly error: DeskError | null;
  /** Whether main met an error that no call was waiting for, and the operator has not read so yet. */
  readonly hasStray: boolean;
  dismissStray(): void;
  load(): Promise<void>;
  prefer(preferences: Preferences): Promise<void>;
  /** @throws DeskFailure for the form to show */
  create(passphrase: string): Promise<void>;
  /** @throws DeskFailure for the form to show */
  unlock(passphrase: string): Promise<void>;
  /** Asks the system's key store once more. @throws DeskFailure for the form to show */
  openWithOs(): Promise<void>;
  lock(): Promise<void>;
  activate(profileId: string): Promise<void>;
  /** @throws DeskFailure for the form to show */
  switchTo(operatorId: string, pin: string): Promise<void>;
}

export type DeskStoreApi = StoreApi<DeskStore>;

/** Follows `desk.changed` for as long as the page lives. */
export function createDeskStore(desk: Desk): DeskStoreApi {
  const store = createStore<DeskStore>()((set) => {
    const keep = async (call: () => Promise<DeskState>): Promise<void> => {
      try {
        set({ state: await call(), error: null });
      } catch (thrown) {
        set({ error: errorOf(thrown) });
      }
    };

    return {
      state: null,
      error: null,
      hasStray: false,
      dismissStray: () => set({ hasStray: false }),
      load: () => keep(() => unwrap(desk['desk.state']())),
      prefer: (preferences) => keep(() => unwrap(desk['desk.prefer'](preferences))),
      async create(passphrase) {
        set({ state: await unwrap(desk['vault.create']({ passphrase })), error: null });
      },
      async unlock(passphrase) {
        set({ state: await unwrap(desk['vault.unlock']({ passphrase })), error: null });
      },
      async openWithOs() {
        set({ state: await unwrap(desk['vault.openWithOs']()), error: null });
      },
      lock: () => keep(() => unwrap(desk['vault.lock']())),
      async switchTo(id, pin) {
        set({ state: await unwrap(desk['operators.switch']({ id, pin })), error: null });
      },
      activate: (id) => keep(() => unwrap(desk['profiles.activate']({ id }))),
    };
  });
  desk.on('desk.changed', (state) => store.setState({ state, error: null }));
  desk.on('desk.stray', () => store.setState({ hasStray: true }));
  return store;
}
