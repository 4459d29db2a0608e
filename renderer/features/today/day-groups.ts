import type { SessionStatus } from '../../../preload/contract/session.ts';
import type { DayCounts } from '../../../preload/contract/today.ts';

/** What a chart can show apart; from the bottom of a bar to its top. */
export const dayGroups = ['registered', 'open', 'unclear', 'ended'] as const;
export type DayGroup = (typeof dayGroups)[number];

const groupOf: Readonly<Record<SessionStatus, DayGroup>> = {
  draft: 'open',
  sending: 'open',
  'link-ready': 'open',
  'handed-over': 'open',
  registered: 'registered',
  unknown: 'unclear',
  held: 'unclear',
  refused: 'ended',
  cancelled: 'ended',
  expired: 'ended',
  replaced: 'ended',
  erased: 'ended',
};

/** One day's sessions by group. */
export function groupsOf({ counts }: DayCounts): Readonly<Record<DayGroup, number>> {
  const groups: Record<DayGroup, number> = { registered: 0, open: 0, unclear: 0, ended: 0 };
  for (const [status, group] of Object.entries(groupOf)) groups[group] += counts[status as SessionStatus] ?? 0;
  return groups;
}
