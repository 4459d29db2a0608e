import type { DeskState } from '../../../preload/contract/desk.ts';
import type { Settings } from '../../core/ports.ts';
import type { Profiles } from '../../core/profiles.ts';
import type { Handlers } from '../router.ts';

type DeskHandlers = Pick<
  Handlers,
  'desk.state' | 'desk.prefer' | 'profiles.list' | 'profiles.add' | 'profiles.activate'
>;

/** The desk itself: its state, its preferences, its profiles. */
export function deskHandlers(parts: {
  readonly profiles: Profiles;
  readonly settings: Settings;
  readonly actor: string;
  readonly state: () => Promise<DeskState>;
}): DeskHandlers {
  const { profiles, settings, actor, state } = parts;
  return {
    'desk.state': state,
    async 'desk.prefer'(preferences) {
      await settings.prefer(preferences);
      return state();
    },
    'profiles.list': () => profiles.list(),
    'profiles.add': (profile) => profiles.add(profile, actor),
    async 'profiles.activate'({ id }) {
      await profiles.activate(id, actor);
      return state();
    },
  };
}
