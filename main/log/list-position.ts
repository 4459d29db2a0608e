import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import type { Writing } from './connection.ts';

/**
 * Where a session stands in the list: its creation in milliseconds × 1024, plus what keeps those of one millisecond
 * apart. As the table's own key it gives list, status index, search index and cursor one order for nothing.
 */
const perMillisecond = 1_024;

/** A day in UTC, as `session_counts` counts them. */
export const perDay = 86_400_000 * perMillisecond;

/** 32 days, as `session_counts_by_block` counts them. */
export const perBlock = 32 * perDay;

/** Before it comes everything. On the edge of a block, so that nothing is left over there to be counted. */
const listStart = Math.floor(Number.MAX_SAFE_INTEGER / perBlock) * perBlock;

/** A piece of the list: from `low` up to, but without, `high`. */
export type ListStretch = { readonly low: number; readonly high: number };

/** The piece of the list that a period is. */
export function stretchOf({
  from,
  before,
}: {
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}): ListStretch {
  return {
    low: from === undefined ? 0 : from.getTime() * perMillisecond,
    high: before === undefined ? listStart : before.getTime() * perMillisecond,
  };
}

/** Where the sessions of an instant begin. */
export const firstPositionAt = (at: Date): number => at.getTime() * perMillisecond;

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
export function positionAt(cursor: string): number {
  const position = /^[0-9a-z]{1,11}$/.test(cursor) ? Number.parseInt(cursor, 36) : Number.NaN;
  if (!Number.isSafeInteger(position)) throw new Failure('invalid-input', 'The list cannot be continued from there.');
  return position;
}
