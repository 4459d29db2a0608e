import { z } from 'zod';
import type { UpdateSource } from '../../preload/contract/update.ts';
import type { UpdateMemory } from '../core/ports/updates.ts';
import type { Connection } from './connection.ts';
import { appendEvent } from './events.ts';
import { store } from './settings.ts';
import { json } from './stored-shapes.ts';

const source: z.ZodType<UpdateSource | null> = z
  .object({ address: z.string(), key: z.string() })
  .nullable()
  .catch(null);

const seen = z.object({ key: z.string(), version: z.string() }).nullable().catch(null);

/** Where newer versions come from, and which was the newest so far. The key is a public one. */
export function createUpdateMemory(log: Connection): UpdateMemory {
  const setting = <T>(name: 'update-source' | 'newest-release', value: z.ZodType<T>): T | undefined =>
    log.read((from) =>
      from.one(z.object({ value: json(value) }), 'SELECT value FROM settings WHERE name = @name', { name }),
    )?.value;
  return {
    async source() {
      return setting('update-source', source) ?? null;
    },
    async keepSource(chosen, entry) {
      log.write((to) => {
        store(to, 'update-source', chosen);
        appendEvent(to, entry);
      });
    },
    async newestSeen(key) {
      const newest = setting('newest-release', seen);
      return newest?.key === key ? newest.version : null;
    },
    async keepNewestSeen(key, version) {
      log.write((to) => store(to, 'newest-release', { key, version }));
    },
  };
}
