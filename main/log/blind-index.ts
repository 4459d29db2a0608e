import { z } from 'zod';
import type { Connection } from './connection.ts';

/** Pages merged at a time: a few milliseconds of work. */
const stepPages = 16;

/**
 * Merges the whole blind index into one piece, which is when FTS5 lets go of the letters of deleted rows; what `optimize`
 * does in one go, here in steps between which others may write.
 * @see https://sqlite.org/fts5.html#the_merge_command
 */
export function* mergedIndex(log: Connection): Iterable<void> {
  // A negative number marks everything for merging, positive ones go on with it.
  for (let pages = -stepPages; ; pages = stepPages) {
    const changed = log.write((to) => {
      const before = to.one(totalRow, 'SELECT total_changes() AS total')?.total ?? 0;
      to.run("INSERT INTO search (search, rank) VALUES ('merge', @pages)", { pages });
      return (to.one(totalRow, 'SELECT total_changes() AS total')?.total ?? 0) - before;
    });
    // The INSERT itself counts as one change; a merge that found work counts more.
    if (changed < 2) return;
    yield;
  }
}

const totalRow = z.object({ total: z.int() });
