import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import type { Writing } from './connection.ts';

/**
 * Where a session stands in the list: its creation in milliseconds × 1024, plus what keeps those of one millisecond
 * apart. As the table's own key it gives list, status index, search index and cursor one order for nothing.
 */
const perMillisecond = 1_024;

/** Before it comes everything. */
export const listStart = Number.MAX_SAFE_INTEGER;

/** The first free position from `createdAt` on. */
export function positionFor(to: Writing, createdAt: Date): number {
  for (let from = createdAt.getTime() * perMillisecond; ; from += perMillisecond) {
    const end = from + perMillisecond;
    const free = to.one(
      positionRow,
      `SELECT coalesce(max(number) + 1, @from) AS number FROM sessions WHERE number >= @from AND number < @end`,
      { from, end },
    );
    if (free !== undefined && free.number < end) return free.number;
  }
}

const positionRow = z.object({ number: z.int() });

/** The cursor behind a session: what comes next is older. */
export function cursorAt(position: number): string {
  return position.toString(36);
}

/** @throws Failure `invalid-input` for what `cursorAt` did not make */
export function positionAt(cursor: string | null): number {
  if (cursor === null) return listStart;
  const position = /^[0-9a-z]{1,11}$/.test(cursor) ? Number.parseInt(cursor, 36) : Number.NaN;
  if (!Number.isSafeInteger(position)) throw new Failure('invalid-input', 'The list cannot be continued from there.');
  return position;
}
