import type { Backups } from '../../core/backups.ts';
import type { Erasure } from '../../core/erasure.ts';
import type { Retention } from '../../core/retention.ts';
import type { Handlers } from '../router.ts';

type PrivacyHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `erasure.${string}` | `retention.${string}` | `backups.${string}`>
>;

/** What goes for good, and what is kept so that nothing else does. */
export function privacyHandlers(parts: {
  readonly erasure: Erasure;
  readonly retention: Retention;
  readonly backups: Backups;
}): PrivacyHandlers {
  const { erasure, retention, backups } = parts;
  return {
    'erasure.preview': ({ id, reach }) => erasure.preview(id, reach),
    'erasure.erase': ({ id, reason, reach }) => erasure.erase(id, reason, reach),
    'erasure.reason': ({ id }) => erasure.reason(id),
    'retention.preview': () => retention.preview(),
    async 'retention.setRule'({ profileId, rule }) {
      await retention.setRule(profileId, rule);
      return retention.preview();
    },
    async 'retention.run'() {
      const report = await retention.run();
      return { ...report, backups: report.total === 0 ? 'none' : await backups.renew() };
    },
    'backups.list': () => backups.list(),
    async 'backups.make'() {
      await backups.make(null);
      return backups.list();
    },
  };
}
