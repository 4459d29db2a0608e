import type { HandOver } from '../../core/handover.ts';
import type { Handlers } from '../router.ts';

type HandOverHandlers = Pick<Handlers, Extract<keyof Handlers, `handover.${string}`>>;

/** Giving a link to the customer, by whichever way. */
export function handOverHandlers(parts: { readonly handOver: HandOver }): HandOverHandlers {
  const { handOver } = parts;
  return {
    'handover.record': ({ id, channel }) => handOver.record(id, channel),
    'handover.copy': ({ id }) => handOver.copyLink(id),
    'handover.tick': ({ id, step }) => handOver.tick(id, step),
    'handover.ways': () => Promise.resolve(handOver.ways),
    'handover.give': ({ id, way }) => handOver.give(id, way),
    async 'handover.finish'({ id }) {
      await handOver.finish(id);
      return null;
    },
    'handover.check': ({ id, picture }) => handOver.check(id, picture),
  };
}
