import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { migrations } from '../../../main/log/migrations.ts';
import { anEntry, aSession, noon } from '../../builders/session.ts';
import { aLog, logFile } from '../../fakes/log-folder.ts';

const counts = z.array(z.object({ unit: z.int(), status: z.string(), profile_id: z.string(), sessions: z.int() }));

/** What is kept of the counts, and what counting the sessions says. */
function both(file: string, column: 'day' | 'block'): readonly [unknown, unknown] {
  const database = new Database(file, { readonly: true });
  try {
    const [table, days] = column === 'day' ? ['session_counts', 1] : ['session_counts_by_block', 32];
    const kept = `SELECT ${column} AS unit, status, profile_id, sessions FROM ${table} WHERE sessions > 0 ORDER BY 1, 2, 3`;
    const counted = `SELECT number / 88473600000 / ${days} AS unit, status, profile_id, count(*) AS sessions
      FROM sessions GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
    return [counts.parse(database.prepare(kept).all()), counts.parse(database.prepare(counted).all())];
  } finally {
    database.close();
  }
}

function changed(file: string, sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

const later = (days: number): Date => new Date(noon.getTime() + days * 86_400_000);

it('the counts of an older log are made up for, and kept from then on', async () => {
  const file = logFile();
  const older = aLog({ file, migrations: migrations.slice(0, 5) });
  changed(file, 'CREATE TABLE letters_waiting (number INTEGER PRIMARY KEY)');
  const { id: ready } = await aSession(older.sessions).written();
  await aSession(older.sessions, { createdAt: later(1), profileId: 'vienna' }).written();
  await aSession(older.sessions, { createdAt: later(-70), profileId: 'vienna' }).written();
  older.close();
  // This version's own statements know columns and a table that the older log has not.
  changed(file, `UPDATE sessions SET status = 'link-ready' WHERE id = '${ready}'; DROP TABLE letters_waiting`);

  const log = aLog({ file, keys: older.keys });
  expect(await log.sessions.count({ status: null }, null)).toEqual({ total: 3, newer: 0 });
  const { id } = await aSession(log.sessions, { createdAt: later(2) })
    .becomes('link-ready')
    .written();
  const next = await aSession(log.sessions, { createdAt: later(2), replaces: id }).written();
  const entry = anEntry({ session: next.id });
  await log.sessions.change(
    next.id,
    ['sending'],
    { status: 'link-ready', origin: 'zastrpay', supersedes: { id, from: ['link-ready'], entry } },
    entry,
  );
  await log.sessions.change(next.id, ['link-ready'], { status: 'erased', origin: 'operator' }, entry);

  for (const column of ['day', 'block'] as const) {
    const [kept, counted] = both(file, column);
    expect(kept).toEqual(counted);
  }
  expect(await log.sessions.count({ status: ['erased', 'replaced'] }, null)).toEqual({ total: 2, newer: 0 });
});
