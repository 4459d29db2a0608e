import type { DeskState } from '../../../preload/contract/desk.ts';
import type { PageDefect } from '../../../preload/contract/page-defect.ts';
import type { ConnectionTest } from '../../../preload/contract/profile.ts';
import type { Settings } from '../../core/ports/desk.ts';
import type { Clock } from '../../core/ports/system.ts';
import type { Profiles } from '../../core/profiles.ts';
import type { Handlers } from '../router.ts';

type DeskHandlers = Pick<
  Handlers,
  'desk.state' | 'desk.prefer' | 'desk.pageDefect' | Extract<keyof Handlers, `profiles.${string}`>
>;

/** The desk itself: its state, its preferences, its profiles. */
export function deskHandlers(parts: {
  readonly profiles: Profiles;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly testConnection: (profileId: string) => Promise<ConnectionTest>;
  readonly actor: () => string;
  /** Tells every window of this desk, not only the one that asked. */
  readonly changed: () => void;
  readonly state: () => Promise<DeskState>;
  readonly pageDefect: (defect: PageDefect) => void;
}): DeskHandlers {
  const { profiles, settings, clock, testConnection, actor, changed, state, pageDefect } = parts;
  return {
    'desk.state': state,
    async 'desk.prefer'(preferences) {
      const { language, theme } = preferences;
      await settings.prefer(preferences, {
        at: clock.now(),
        session: null,
        kind: 'preferences.changed',
        actor: actor(),
        origin: 'operator',
        data: { language, theme },
      });
      changed();
      return state();
    },
    async 'desk.pageDefect'(defect) {
      pageDefect(defect);
      return null;
    },
    'profiles.list': () => profiles.list(),
    'profiles.add': (profile) => profiles.add(profile, actor()),
    'profiles.setKey': ({ id, apiKey }) => profiles.setKey(id, apiKey, actor()),
    'profiles.export': () => profiles.exportAll(),
    'profiles.import': (file) => profiles.importAll(file, actor()),
    'profiles.test': ({ id }) => testConnection(id),
    async 'profiles.activate'({ id }) {
      await profiles.activate(id, actor());
      changed();
      return state();
    },
  };
}
