import { z } from 'zod';
import type { UpdateSource } from '../../preload/contract/update.ts';
import type { UpdateMemory } from '../core/ports/updates.ts';
import type { Connection } from './connection.ts';
import { appendEvent } from './events.ts';
import { store, stored } from './settings.ts';

const source: z.ZodType<UpdateSource | null> = z
  .object({ address: z.string(), key: z.string() })
  .nullable()
  .catch(null);

const seen = z.object({ key: z.string(), version: z.string() }).nullable().catch(null);

/** Where newer versions come from, and which was the newest so far. The key is a public one. */
export function createUpdateMemory(log: Connection): UpdateMemory {
  return {
    async source() {
      return stored(log, 'update-source', source) ?? null;
    },
    async keepSource(chosen, entry) {
      log.write((to) => {
        store(to, 'update-source', chosen);
        appendEvent(to, entry);
      });
    },
    async newestSeen(key) {
      const newest = stored(log, 'newest-release', seen);
      return newest?.key === key ? newest.version : null;
    },
    async keepNewestSeen(key, version) {
      log.write((to) => store(to, 'newest-release', { key, version }));
    },
  };
}
