import { handouts } from '../../main/handouts/handouts.ts';
import type { PaperLayout } from '../../preload/contract/handover.ts';
import type { QrCode } from '../../preload/contract/session.ts';

/** The real hand-outs, and which code stands on which page: nobody draws a page in these tests, to look at. */
export function rememberedCodes() {
  const drawn = new Map<string, QrCode>();
  return {
    handouts: {
      ...handouts,
      async printOut(layout: PaperLayout, what: Parameters<typeof handouts.printOut>[1]) {
        const page = await handouts.printOut(layout, what);
        drawn.set(page.html, what.qr);
        return page;
      },
    },
    codeOn: ({ html }: { readonly html: string }): QrCode | undefined => drawn.get(html),
  };
}
