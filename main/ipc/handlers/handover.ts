import type { CustomerDisplay } from '../../core/customer-display.ts';
import type { HandOver } from '../../core/handover.ts';
import type { MerchantWords } from '../../core/merchant.ts';
import type { Handlers } from '../router.ts';

type HandOverHandlers = Pick<Handlers, Extract<keyof Handlers, `handover.${string}` | `merchant.${string}`>>;

/** Giving a link to the customer, by whichever way. */
export function handOverHandlers(parts: {
  readonly handOver: HandOver;
  readonly display: CustomerDisplay;
  readonly merchant: MerchantWords;
}): HandOverHandlers {
  const { handOver, display, merchant } = parts;
  return {
    'merchant.show': () => merchant.show(),
    'merchant.set': (words) => merchant.set(words),
    'handover.record': ({ id, channel }) => handOver.record(id, channel),
    'handover.copy': ({ id }) => handOver.copyLink(id),
    'handover.tick': ({ id, step }) => handOver.tick(id, step),
    'handover.ways': () => handOver.ways(),
    'handover.give': ({ id, way }) => handOver.give(id, way),
    'handover.preview': ({ id, layout }) => handOver.preview(id, layout),
    'handover.print': ({ id, layout, to }) => handOver.print(id, layout, to),
    'handover.display': ({ id, screen }) => display.show(id, screen),
    async 'handover.undisplay'({ id }) {
      await display.clear(id);
      return null;
    },
    async 'handover.finish'({ id, goesOn }) {
      await Promise.all([display.clear(id), goesOn ? handOver.finish(id) : handOver.leave(id)]);
      return null;
    },
    'handover.check': ({ id, picture }) => handOver.check(id, picture),
  };
}
