import type { Updates } from '../../core/updates.ts';
import type { Handlers } from '../router.ts';

type UpdateHandlers = Pick<Handlers, Extract<keyof Handlers, `updates.${string}`>>;

/** Newer versions of the program. */
export function updateHandlers(updates: Updates): UpdateHandlers {
  return {
    'updates.state': () => updates.state(),
    'updates.configure': (source) => updates.configure(source),
    'updates.check': () => updates.check(),
    'updates.download': () => updates.download(),
    async 'updates.install'() {
      await updates.install();
      return null;
    },
  };
}
