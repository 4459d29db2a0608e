import type { Environment } from '../../../preload/contract/profile.ts';
import type { SessionDetail } from '../../../preload/contract/session.ts';
import type { Screen } from '../../stores/navigation.ts';
import type { Step } from '../../stores/registration.ts';

/** The way through one registration. */
export const guidedSteps = ['form', 'hand-over', 'waiting', 'registered', 'list'] as const;

/** Where the operator is: on the way, or beside it. */
export type GuidePlace = (typeof guidedSteps)[number] | 'profile' | 'other' | 'elsewhere';

/** Read off what the console shows, so that the guide is never ahead of the operator, nor behind. */
export function guidePlace(at: {
  readonly environment: Environment;
  readonly screen: Screen;
  readonly step: Step;
  readonly session: SessionDetail | null;
}): GuidePlace {
  const { environment, screen, step, session } = at;
  if (environment !== 'practice') return 'profile';
  if (screen === 'sessions' && session?.status === 'registered') return 'list';
  if (screen !== 'registration') return 'elsewhere';
  if (step.name !== 'session' || session === null) return 'form';
  // A customer of another profile is on the screen: a real one, perhaps.
  if (session.environment !== 'practice') return 'other';
  switch (session.status) {
    case 'link-ready':
      return 'hand-over';
    case 'handed-over':
      return 'waiting';
    case 'registered':
      return 'registered';
    default:
      return 'other';
  }
}
