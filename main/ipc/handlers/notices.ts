import type { Notices } from '../../core/notices.ts';
import type { Handlers } from '../router.ts';

type NoticesHandlers = Pick<Handlers, Extract<keyof Handlers, `notices.${string}`>>;

/** Whether the system is told of what happens. */
export function noticesHandlers(parts: { readonly notices: Notices }): NoticesHandlers {
  const { notices } = parts;
  return {
    'notices.setting': () => notices.setting(),
    async 'notices.set'({ isOn }) {
      await notices.set(isOn);
      return notices.setting();
    },
  };
}
