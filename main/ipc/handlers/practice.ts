import { Failure } from '../../core/failure.ts';
import type { PracticeZastrpay } from '../../core/ports/zastrpay.ts';
import type { Handlers } from '../router.ts';

type PracticeHandlers = Pick<Handlers, Extract<keyof Handlers, `practice.${string}`>>;

/** What only the practice Zastrpay can be asked to do. */
export function practiceHandlers(parts: { readonly practice: Pick<PracticeZastrpay, 'register'> }): PracticeHandlers {
  return {
    async 'practice.register'({ id }) {
      if (await parts.practice.register(id)) return null;
      throw new Failure('session-link-missing', 'The practice Zastrpay has no customer who could use this link.');
    },
  };
}
