import { z } from 'zod';
import { deskErrorCodes } from '../../preload/contract/errors.ts';
import { exportRhythms } from '../../preload/contract/export-schedule.ts';
import type { ExportScheduleLog } from '../core/ports/exports.ts';
import type { Connection } from './connection.ts';
import { appendEvent } from './events.ts';
import { store, stored } from './settings.ts';

/** When exports are made and where, and what the last try came to. In clear: it names a folder, and no customer. */
export function createExportScheduleLog(log: Connection): ExportScheduleLog {
  return {
    schedule: async () => stored(log, 'export-schedule', schedule) ?? null,
    async set(chosen, entry) {
      log.write((to) => {
        store(to, 'export-schedule', chosen);
        // Another folder has none of what was made so far.
        store(to, 'scheduled-export', nothingYet);
        appendEvent(to, entry);
      });
    },
    outcome: async () => stored(log, 'scheduled-export', outcome) ?? nothingYet,
    async remember(what) {
      log.write((to) => store(to, 'scheduled-export', what));
    },
  };
}

const nothingYet = { madeFor: null, lastMade: null, problem: null };

/** What another version offered and this one does not know counts as off. */
const schedule = z
  .object({ every: z.enum(exportRhythms), folder: z.string() })
  .nullable()
  .catch(null);

const outcome = z
  .object({
    madeFor: z.string().nullable(),
    lastMade: z.object({ at: z.string(), folder: z.string() }).nullable(),
    problem: z.object({ at: z.string(), code: z.enum(deskErrorCodes) }).nullable(),
  })
  .catch(nothingYet);
