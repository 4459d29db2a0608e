import type { Measure } from './measure.ts';
import { everywhere, openFullDesk, scrollSessions } from './scroll.ts';

/** The list under a wheel, at its ends and in between, in a window of the Chromium shell without a screen. */
export const scrolling: Measure = {
  keys: ['scrollFrameMs'],
  async measure({ log, isQuick }) {
    const desk = await openFullDesk(await log.folder());
    try {
      const { p95Ms, plain, ...rest } = await scrollSessions(desk.page, isQuick ? [0.5] : everywhere);
      return {
        scrollFrameMs: {
          value: p95Ms,
          detail: {
            how: 'from frame to frame on the Chromium shell, headless, under a wheel',
            ...rest,
            p95Ms,
            aListOfPlainRows: { ...plain },
          },
        },
      };
    } finally {
      await desk.close();
    }
  },
};
