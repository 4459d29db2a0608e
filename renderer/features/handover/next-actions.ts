import { restingStatuses } from '../../../preload/contract/privacy.ts';
import type { SessionStatus } from '../../../preload/contract/session.ts';
import type { SessionIntent } from '../../stores/navigation.ts';

/** Whether a new link for the same customer makes sense: this one is dead, or got lost on its way. */
export function canBeReplaced(status: SessionStatus): boolean {
  switch (status) {
    case 'link-ready':
    case 'handed-over':
    case 'expired':
    case 'cancelled':
      return true;
    default:
      return false;
  }
}

/** Whether Zastrpay may be asked to cancel. */
export function canBeCancelled(status: SessionStatus): boolean {
  switch (status) {
    case 'unknown':
    case 'held':
    case 'link-ready':
    case 'handed-over':
    case 'expired':
    case 'replaced':
      return true;
    default:
      return false;
  }
}

/** What can be begun with a session from anywhere, the likeliest first. What needs words has its form in the details. */
export function intentsFor(status: SessionStatus): readonly SessionIntent[] {
  return [
    ...(status === 'link-ready' || status === 'handed-over' ? (['open'] as const) : []),
    ...(status === 'unknown' ? (['retry'] as const) : []),
    ...(canBeReplaced(status) ? (['replace'] as const) : []),
    ...(canBeCancelled(status) ? (['cancel'] as const) : []),
  ];
}

/** Whether there is a link that may end; without one there is no expiry to be unknown. */
export function canExpire(status: SessionStatus): boolean {
  return status === 'link-ready' || status === 'handed-over' || status === 'held';
}

/** Whether an operator may say what became of it: not while it is being sent, and not once it is settled. */
export function canBeMarked(status: SessionStatus): boolean {
  return ['unknown', 'held', 'link-ready', 'handed-over', 'expired', 'replaced'].includes(status);
}

/** Whether its customer's data may go: not while something is under way or in doubt, which still needs it. */
export function canBeErased(status: SessionStatus): boolean {
  return restingStatuses.some((each) => each === status);
}
