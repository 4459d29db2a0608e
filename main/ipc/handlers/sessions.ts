import type { Cancellation } from '../../core/cancellation.ts';
import type { Drafts } from '../../core/drafts.ts';
import type { Marking } from '../../core/marking.ts';
import type { RecentCountries } from '../../core/recent-countries.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { Registration } from '../../core/registration.ts';
import type { Sessions } from '../../core/sessions.ts';
import type { Handlers } from '../router.ts';

type SessionHandlers = Pick<Handlers, Extract<keyof Handlers, `sessions.${string}` | `drafts.${string}`>>;

/** A customer's way through the desk, from draft to session. */
export function sessionHandlers(parts: {
  readonly drafts: Drafts;
  readonly registration: Registration;
  readonly recovery: Recovery;
  readonly cancellation: Cancellation;
  readonly marking: Marking;
  readonly sessions: Sessions;
  readonly recentCountries: RecentCountries;
}): SessionHandlers {
  const { drafts, registration, recovery, cancellation, marking, sessions, recentCountries } = parts;
  return {
    'drafts.open': () => drafts.open(),
    async 'drafts.save'(draft) {
      await drafts.save(draft);
      return null;
    },
    'drafts.discard': ({ id }) => drafts.discard(id),
    async 'sessions.create'({ anyway, ...draft }) {
      const { id } = await registration.create(draft, anyway === undefined ? {} : { anyway });
      await recentCountries.use(draft.form.customer);
      return sessions.show(id);
    },
    async 'sessions.samePerson'(draft) {
      const found = await registration.samePerson(draft);
      return Promise.all(found.map(async ({ record, match }) => ({ session: await sessions.show(record.id), match })));
    },
    'sessions.retry': async ({ id }) => sessions.show((await recovery.retry(id)).id),
    'sessions.release': async ({ id, reason }) => sessions.show((await recovery.release(id, reason)).id),
    async 'sessions.stop'({ id }) {
      recovery.stopWaiting(id);
      return null;
    },
    'sessions.cancel': async ({ id }) => sessions.show((await cancellation.cancel(id)).id),
    'sessions.replace': async ({ id }) => sessions.show((await registration.replace(id)).id),
    'sessions.mark': async ({ id, outcome, reason }) => sessions.show((await marking.mark(id, outcome, reason)).id),
    async 'sessions.resume'() {
      const settled = await recovery.resume();
      const unknown = settled.filter(({ status }) => status === 'unknown').length;
      return { resolved: settled.length - unknown, unknown };
    },
    'sessions.list': (query) => sessions.list(query),
    'sessions.count': ({ newerThan, ...filter }) => sessions.count(filter, newerThan),
    'sessions.show': ({ id }) => sessions.show(id),
    'sessions.reveal': ({ id }) => sessions.reveal(id),
    'sessions.link': ({ id }) => sessions.link(id),
  };
}
