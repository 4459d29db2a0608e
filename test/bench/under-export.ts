import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Result } from '../../preload/contract/errors.ts';
import type { DeskBridge } from '../../preload/contract/events.ts';
import type { Measure } from './measure.ts';
import { openDeskAtWork } from './open-desk.ts';
import { spreadDetail, spreadOf } from './spread.ts';

const works = ['create', 'list', 'search'] as const;
type Work = (typeof works)[number];
type Taken = Readonly<Record<Work, number[]>>;

/**
 * What an operator waits for while everything is exported with customers, beside the same at rest: the calls as the page
 * makes them, with a breath in between, before, during and after. On the Chromium shell, where threads open the log on
 * every runtime.
 */
export const underExport: Measure = {
  keys: ['underExport'],
  async measure({ log, isQuick, tell }) {
    const desk = await openDeskAtWork('chromium', await log.folder());
    const { page } = desk;
    const into = mkdtempSync(path.join(log.scratch, 'exported-'));
    const [rest, busy]: [Taken, Taken] = [
      { create: [], list: [], search: [] },
      { create: [], list: [], search: [] },
    ];
    try {
      await worked(page, { create: [], list: [], search: [] }, 10);
      const rounds = isQuick ? 10 : 120;
      for (let turn = 0; turn < (isQuick ? 1 : 2); turn += 1) {
        await worked(page, rest, rounds / 2);
        const exporting = page.evaluate(exportInto, into).then(() => 'done' as const);
        let isOver = false;
        const ended = exporting.finally(() => {
          isOver = true;
        });
        let done = 0;
        while (!isOver) {
          await worked(page, busy, 1);
          done += 1;
        }
        await ended;
        tell(`${done} rounds during an export`);
        await worked(page, rest, rounds / 2);
      }
      const times = (work: Work): number => spreadOf(busy[work]).p95 / spreadOf(rest[work]).p95;
      return {
        underExport: {
          // Whichever suffers most.
          value: Math.max(...works.map(times)),
          detail: {
            how: 'p95 of calls from the page of the Chromium shell; the worst of the three',
            ...Object.fromEntries(
              works.map((work) => [
                work,
                { times: times(work), atRestMs: spreadDetail(rest[work]), duringExportMs: spreadDetail(busy[work]) },
              ]),
            ),
          },
        },
      };
    } finally {
      await desk.close();
    }
  },
};

async function worked(page: Page, into: Taken, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const took = await page.evaluate(oneRound, `${Date.now()}-${round}`);
    for (const work of works) into[work].push(took[work]);
  }
}

/** In the page: a session for somebody new, page one, and a search. */
async function oneRound(name: string): Promise<Record<Work, number>> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  const taking = async (call: () => Promise<Result<unknown>>): Promise<number> => {
    const startedAt = performance.now();
    const result = await call();
    const took = performance.now() - startedAt;
    if (!result.ok) throw new Error(result.error.code);
    await new Promise((resolve) => setTimeout(resolve, 40));
    return took;
  };
  const empty = { dateOfBirth: '', placeOfBirth: '', nationality: '', streetAddress: '', city: '', postalCode: '' };
  const customer = { ...empty, country: '', firstName: 'Erika', lastName: `Gabler ${name}`, email: '' };
  const form = { customer, locale: 'de-DE', consent: true };
  const all = { status: null, after: null, limit: 50 } as const;
  return {
    create: await taking(() => desk['sessions.create']({ id: crypto.randomUUID(), form })),
    list: await taking(() => desk['sessions.list']({ ...all, search: '' })),
    search: await taking(() => desk['sessions.list']({ ...all, search: 'erika gab' })),
  };
}

async function exportInto(folder: string): Promise<void> {
  const { desk } = globalThis as unknown as { readonly desk: DeskBridge };
  const value = <T>(result: Result<T>): T => {
    if (!result.ok) throw new Error(result.error.code);
    return result.value;
  };
  const chosen = value(await desk['audit.chooseFolder']({ typed: folder }));
  if (chosen === null) throw new Error('no folder was chosen');
  value(
    await desk['audit.export']({
      into: chosen.token,
      ...{ from: '', to: '', status: null, profile: null, pii: 'full', formats: ['csv', 'ndjson'] },
      ...{ byteOrderMark: false, reason: 'measuring' },
    }),
  );
}
