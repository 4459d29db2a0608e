import type { HandOver } from '../../core/handover.ts';
import type { MerchantWords } from '../../core/merchant.ts';
import type { Handlers } from '../router.ts';

type HandOverHandlers = Pick<Handlers, Extract<keyof Handlers, `handover.${string}` | `merchant.${string}`>>;

/** Giving a link to the customer, by whichever way. */
export function handOverHandlers(parts: {
  readonly handOver: HandOver;
  readonly merchant: MerchantWords;
}): HandOverHandlers {
  const { handOver, merchant } = parts;
  return {
    'merchant.show': () => merchant.show(),
    'merchant.set': (words) => merchant.set(words),
    'handover.record': ({ id, channel }) => handOver.record(id, channel),
    'handover.copy': ({ id }) => handOver.copyLink(id),
    'handover.tick': ({ id, step }) => handOver.tick(id, step),
    'handover.ways': () => Promise.resolve(handOver.ways),
    'handover.give': ({ id, way }) => handOver.give(id, way),
    'handover.preview': ({ id, layout }) => handOver.preview(id, layout),
    'handover.print': ({ id, layout, to }) => handOver.print(id, layout, to),
    async 'handover.finish'({ id }) {
      await handOver.finish(id);
      return null;
    },
    'handover.check': ({ id, picture }) => handOver.check(id, picture),
  };
}
