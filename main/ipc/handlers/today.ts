import type { TodayView } from '../../core/today.ts';
import type { Handlers } from '../router.ts';

type TodayHandlers = Pick<Handlers, Extract<keyof Handlers, `today.${string}`>>;

export function todayHandlers(parts: { readonly today: TodayView }): TodayHandlers {
  const { today } = parts;
  return {
    'today.view': () => today.view(),
    async 'today.waitFor'({ hours }) {
      await today.waitFor(hours);
      return today.view();
    },
  };
}
