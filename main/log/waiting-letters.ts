import { setImmediate as othersTurn } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../core/failure.ts';
import type { LogFilter } from '../core/ports/sessions.ts';
import type { KeyWrapper } from '../core/ports/vault.ts';
import { indexTokens } from './blind-search.ts';
import type { Connection, Reading, Writing } from './connection.ts';
import { withMadeKey } from './keyring.ts';
import { alsoWhere, valuesOf } from './list-filter.ts';
import type { ListStretch } from './list-position.ts';
import { recordOf, type SessionRow, sessionColumns, sessionRow } from './session-rows.ts';

/**
 * The sessions whose letters the blind index does not have yet. Hashing and indexing them is a third of what an intent takes,
 * and nobody waits for it: the intent's transaction only notes that they wait, and they are taken in afterwards, several at a
 * time. A search opens those that still wait, so that it never misses one; after a crash they wait as before.
 */
export interface WaitingLetters {
  /** Tells that a session has just been noted. */
  noted(waiting: number): void;
  /** Takes in all that wait, unless the vault is locked. */
  takeIn(): Promise<void>;
  /** What waits then, waits for the next time. */
  close(): void;
}

/** By then the link of whoever was just registered is on the screen. */
const restMs = 500;

/** A few milliseconds of work. */
const together = 16;

/** More than these are not left to later: a search opens them all, and a command ends before its rest is over. */
const mostWaiting = 32;

export function createWaitingLetters(log: Connection, keys: KeyWrapper, now: () => Date): WaitingLetters {
  let rest: NodeJS.Timeout | undefined;
  let closed = false;

  /** @returns whether more may wait */
  const takeInSome = (): boolean => {
    if (closed || !keys.isOpen()) return false;
    try {
      return log.write((to) => indexOldest(to, keys, now())) === together;
    } catch (error) {
      // The disk is full, somebody else writes, the vault was locked: they go on waiting.
      if (error instanceof Failure) return false;
      throw error;
    }
  };
  const takeIn = async (): Promise<void> => {
    while (takeInSome()) await othersTurn();
  };

  return {
    noted(waiting) {
      if (waiting > mostWaiting) takeInSome();
      rest ??= setTimeout(() => {
        rest = undefined;
        void takeIn();
      }, restMs).unref();
    },
    takeIn,
    close() {
      closed = true;
      clearTimeout(rest);
    },
  };
}

/** Notes, in the transaction that writes the session, that its letters wait. @returns how many sessions' do */
export function letLettersWait(to: Writing, number: number): number {
  to.run('INSERT INTO letters_waiting (number) VALUES (@number)', { number });
  return to.one(countRow, 'SELECT count(*) AS count FROM letters_waiting')?.count ?? 0;
}

/** Takes a session's letters away, wherever they are. The index keeps them out of sight until `forgetErased`. */
export function forgetLetters(to: Writing, number: number): void {
  to.run('DELETE FROM letters_waiting WHERE number = @number', { number });
  to.run('DELETE FROM search WHERE rowid = @number', { number });
}

/** The sessions in a stretch of the list that fit the filter and that only opening can find. */
export function waitingIn(
  from: Reading,
  filter: LogFilter,
  stretch: ListStretch,
  order: 'ASC' | 'DESC',
): Iterable<SessionRow> {
  return from.each(
    sessionRow,
    `SELECT ${sessionColumns} FROM letters_waiting w CROSS JOIN sessions s ON s.number = w.number
     WHERE w.number >= @low AND w.number < @high ${alsoWhere(filter)} ORDER BY w.number ${order}`,
    { ...valuesOf(filter), ...stretch },
  );
}

/** @returns how many it were */
function indexOldest(to: Writing, keys: KeyWrapper, now: Date): number {
  const rows = [
    ...to.each(
      sessionRow,
      `SELECT ${sessionColumns} FROM letters_waiting w CROSS JOIN sessions s ON s.number = w.number
       ORDER BY w.number LIMIT ${together}`,
    ),
  ];
  for (const row of rows) {
    const { customer } = recordOf(row, keys);
    if (customer !== null) {
      const grams = withMadeKey(to, keys, 'blind-search', now, (key) => indexTokens(key, customer));
      to.run('INSERT INTO search (rowid, grams) VALUES (@number, @grams)', { number: row.number, grams });
    }
    to.run('DELETE FROM letters_waiting WHERE number = @number', { number: row.number });
  }
  return rows.length;
}

const countRow = z.object({ count: z.int() });
